import type { KoaContextWithOIDC } from 'oidc-provider';
import { readRegistration } from './registration.ts';

/** What the library has made itself and put into the request's metadata. */
const issuedHere: ReadonlySet<string> = new Set([
  'client_id',
  'client_id_issued_at',
  'client_secret',
  'client_secret_expires_at',
]);

/**
 * The library's hook for metadata of our own, called while a client is made and before anything else is looked at. With
 * a request it is a registration: what the stranger has said is replaced by what the policy has made of it.
 */
export function applyRegistration(
  ctx: KoaContextWithOIDC | undefined,
  name: string,
  _value: unknown,
  metadata: object,
): void {
  if (name !== 'party' || ctx === undefined) return;
  const { body } = ctx.oidc as unknown as { body: Readonly<Record<string, unknown>> };
  const accepted = readRegistration(body);
  const client = metadata as Record<string, unknown>;
  for (const given of Object.keys(body)) if (!issuedHere.has(given)) Reflect.deleteProperty(client, given);
  Object.assign(client, accepted);
}
