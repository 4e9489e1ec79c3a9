import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';

/** Thrown when a sealed value was not made with any of our keys, was moved to another row, or was changed. */
export class UnsealError extends Error {
  override name = 'UnsealError';
}

/**
 * Encrypts what must not lie in a database in the clear: tokens, verifiers, raw protocol messages. The first key
 * seals; the others still unseal, so keys can rotate. `context` binds a value to its place: moved elsewhere it does
 * not open.
 */
export class Seal {
  readonly #keys: readonly { readonly id: string; readonly key: Buffer }[];

  /**
   * @param secrets the one in use first, at least 32 characters each
   * @param purpose who seals: what one party has sealed, no other one opens, even with the same secrets
   */
  constructor(secrets: readonly string[], purpose: string) {
    this.#keys = secrets.map((secret) => ({
      id: createHash('sha256').update(`id ${secret}`).digest('base64url').slice(0, 8),
      key: Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)),
    }));
  }

  seal(value: unknown, context: string): string {
    const [newest] = this.#keys;
    if (!newest) throw new UnsealError('there is no key');
    const iv = randomBytes(12);
    const cipher = createCipheriv(algorithm, newest.key, iv).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final(), cipher.getAuthTag()]);
    return `${newest.id}.${iv.toString('base64url')}.${sealed.toString('base64url')}`;
  }

  /** @throws {UnsealError} */
  unseal(sealed: string, context: string): unknown {
    const [id, iv = '', body = ''] = sealed.split('.');
    const key = this.#keys.find((candidate) => candidate.id === id)?.key;
    if (!key) throw new UnsealError('sealed with a key that is not ours any more');
    const bytes = Buffer.from(body, 'base64url');
    try {
      const decipher = createDecipheriv(algorithm, key, Buffer.from(iv, 'base64url'))
        .setAAD(Buffer.from(context))
        .setAuthTag(bytes.subarray(-16));
      const opened = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
      return JSON.parse(opened.toString());
    } catch (cause) {
      throw new UnsealError('not sealed by us for this place', { cause });
    }
  }
}
