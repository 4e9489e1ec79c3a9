import { createHash, timingSafeEqual } from 'node:crypto';
import type { AdapterPayload, Provider } from 'oidc-provider';

const prefix = 'sha256:';

/** The secret of a client that registered itself, as it is stored: 512 random bits, so SHA-256 does. */
function hashSecret(secret: string): string {
  return `${prefix}${createHash('sha256').update(secret).digest('base64url')}`;
}

/** RFC 6819 §5.1.4.1.3: who reads the database cannot speak in a client's name. */
export function withHashedSecret(payload: AdapterPayload): AdapterPayload {
  const { client_secret: secret } = payload as { client_secret?: string };
  return secret === undefined
    ? payload
    : ({ ...payload, client_secret: hashSecret(secret) } as AdapterPayload);
}

/** What the library asks its clients, and what of them is looked at here. */
interface ClientPrototype {
  readonly clientSecret?: string;
  compareClientSecret(this: ClientPrototype, given: string): boolean;
}

/** Lets the library compare a secret with a hash, where a hash is what was stored. */
export function compareHashedSecrets(provider: Provider): void {
  const prototype = provider.Client.prototype as unknown as ClientPrototype;
  const { compareClientSecret } = prototype;
  prototype.compareClientSecret = function compare(given) {
    const stored = this.clientSecret ?? '';
    if (!stored.startsWith(prefix)) return compareClientSecret.call(this, given);
    const hashed = Buffer.from(hashSecret(given));
    return hashed.length === stored.length && timingSafeEqual(hashed, Buffer.from(stored));
  };
}
