import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Tokens that tie a form to the interaction or session it was rendered for: nobody who cannot read our pages can make
 * one (RFC 9700 §4.7 asks the same of a client's redirection endpoint).
 */
export class CsrfTokens {
  readonly #key: string;

  /** @param key a secret all replicas share */
  constructor(key: string) {
    this.#key = key;
  }

  /** The token for one purpose and one interaction or session. */
  create(purpose: string, binding: string): string {
    return createHmac('sha256', this.#key).update(`csrf ${purpose} ${binding}`).digest('base64url');
  }

  /** Compares in constant time. */
  matches(token: unknown, purpose: string, binding: string): boolean {
    if (typeof token !== 'string') return false;
    const expected = Buffer.from(this.create(purpose, binding));
    const received = Buffer.from(token);
    return expected.length === received.length && timingSafeEqual(expected, received);
  }
}
