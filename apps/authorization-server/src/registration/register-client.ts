import { randomBytes } from 'node:crypto';
import type { ClientMetadata, Provider } from 'oidc-provider';

/** A client that was registered a moment ago. */
export interface RegisteredNow {
  readonly clientId: string;
  /** Undefined for a public client. Nobody can be told it a second time. */
  readonly clientSecret: string | undefined;
}

/** What the library does at its registration endpoint, for a form: it makes a client, checks it, and stores it. */
interface ClientFactory {
  new (metadata: ClientMetadata): { readonly clientId: string; metadata(): object };
  readonly adapter: { upsert(id: string, metadata: object): Promise<void> };
}

/** Random, and plain enough for a command line: hexadecimal digits. */
export function createClientId(): string {
  return randomBytes(16).toString('hex');
}

/** Whether an id is one that `createClientId` makes: of the clients this server was born with, none is. */
export function isRegisteredId(clientId: string): boolean {
  return /^[0-9a-f]{32}$/.test(clientId);
}

/** @param accepted what the registration policy has made of what somebody said */
export async function registerClient(
  provider: Provider,
  accepted: Omit<ClientMetadata, 'client_id'>,
): Promise<RegisteredNow> {
  const Client = provider.Client as unknown as ClientFactory;
  const clientSecret =
    accepted.token_endpoint_auth_method === 'none' ? undefined : randomBytes(64).toString('base64url');
  const client = new Client({
    ...accepted,
    // RFC 9700 §4.15: ids are made here, so that none can look like a person's.
    client_id: createClientId(),
    client_id_issued_at: Math.floor(Date.now() / 1000),
    ...(clientSecret !== undefined && { client_secret: clientSecret, client_secret_expires_at: 0 }),
  });
  await Client.adapter.upsert(client.clientId, client.metadata());
  return { clientId: client.clientId, clientSecret };
}
