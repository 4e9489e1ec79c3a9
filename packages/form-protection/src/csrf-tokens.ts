import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Tokens that tie a form to the interaction or session it was rendered for: nobody who cannot read our pages can make
 * one (RFC 9700 §4.7 asks the same of a client's redirection endpoint).
 */
export class CsrfTokens {
  readonly #keys: readonly string[];

  /** @param keys secrets all replicas share: the first one makes tokens, all of them are accepted, so keys can rotate */
  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** The token for one purpose and one interaction or session. */
  create(purpose: string, binding: string): string {
    return createToken(this.#keys[0] ?? '', purpose, binding);
  }

  /** Compares in constant time. */
  matches(token: unknown, purpose: string, binding: string): boolean {
    if (typeof token !== 'string') return false;
    const received = Buffer.from(token);
    return this.#keys.some((key) => {
      const expected = Buffer.from(createToken(key, purpose, binding));
      return expected.length === received.length && timingSafeEqual(expected, received);
    });
  }
}

function createToken(key: string, purpose: string, binding: string): string {
  return createHmac('sha256', key).update(`csrf ${purpose} ${binding}`).digest('base64url');
}
