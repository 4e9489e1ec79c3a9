/**
 * Back-channel logout: authorization server → client, a logout token.
 *
 * Before: what the person had with this client has ended here.
 * After: the client knows which of its sessions is over, or this server's log says why it could not be told.
 * Back-Channel Logout 1.0 §2.5
 */
import type { Context } from 'koa';
import type { Client, Provider } from 'oidc-provider';
import type { Logger } from 'pino';

/** What the library does for every client of a session that ends; its type definitions leave it out. */
type BackchannelClient = Client & { backchannelLogout(accountId: string, sid: string): Promise<void> };

/** The session of a person at a client (`sid`), by which the client finds its own. */
export interface ClientSession {
  readonly client: Client;
  readonly accountId: string;
  readonly sid: string;
}

/**
 * Sends one logout token and waits for the answer, two and a half seconds at most.
 *
 * @returns whether the client has said that its session is over; `undefined` for a client that cannot be told
 */
export async function tellClient(
  provider: Provider,
  ctx: Context,
  { accountId, client, sid }: ClientSession,
): Promise<boolean | undefined> {
  if (client.backchannelLogoutUri === undefined) return undefined;
  try {
    await (client as BackchannelClient).backchannelLogout(accountId, sid);
    provider.emit('backchannel.success', ctx, client, accountId, sid);
    return true;
  } catch (error) {
    provider.emit('backchannel.error', ctx, error, client, accountId, sid);
    return false;
  }
}

/** ASVS 16.2.1: a client that goes on as if nothing had happened is worth a line, with its name and the reason. */
export function logUntoldClients(provider: Provider, logger: Logger): void {
  provider.on('backchannel.error', (_ctx, error, client) => {
    const { cause, message, name } = error as Error & { cause?: { code?: string } };
    logger.warn({ client: client.clientId, reason: cause?.code ?? message, kind: name }, 'client not told');
  });
}
