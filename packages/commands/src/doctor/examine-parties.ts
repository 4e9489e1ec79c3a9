import { createRemoteJWKSet, customFetch } from 'jose';
import { z } from 'zod';
import { isListening } from '../apps/is-listening.ts';
import type { partiesOf } from '../apps/what-runs.ts';
import { UserAgent } from '../user-agent/user-agent.ts';

type Party = ReturnType<typeof partiesOf>[number];

const metadataSchema = z.object({ issuer: z.string(), jwks_uri: z.url() });
const resourceSchema = z.object({ resource: z.string(), authorization_servers: z.array(z.string()) });

/** Node ≥ 20.19. */
export async function examineNode(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`${process.versions.node} is too old`);
  return process.versions.node;
}

/** Whether the party answers, and whether what answers at its address is ours. */
export async function examineParty(send: typeof fetch, { url, connectTo }: Party): Promise<string> {
  const response = await send(`${url}/readyz`).catch(async (error: unknown) => {
    throw (await isListening(connectTo === undefined ? url : `http://${connectTo}`))
      ? new Error('another program listens on its port')
      : error;
  });
  const body = await response.text();
  if (response.status === 503) throw new Error('it runs, but is not ready: its database cannot be reached');
  if (!response.ok || !/"status"|^ok/i.test(body)) throw new Error('another program answers at its address');
  return `ready at ${url}`;
}

/** RFC 8414 §3.3: the metadata names exactly the issuer it was asked for. */
export async function examineIssuer(send: typeof fetch, issuer: string): Promise<string> {
  const documents = ['openid-configuration', 'oauth-authorization-server'];
  for (const document of documents) {
    const answer = await send(`${issuer}/.well-known/${document}`);
    const metadata = metadataSchema.parse(await answer.json());
    if (metadata.issuer !== issuer) throw new Error(`it calls itself ${metadata.issuer}`);
  }
  return issuer;
}

/** RFC 9728 §3.3: the API names itself and the issuer whose tokens it believes. */
export async function examineResource(send: typeof fetch, resource: string, issuer: string): Promise<string> {
  const answer = await send(`${resource}/.well-known/oauth-protected-resource`);
  const metadata = resourceSchema.parse(await answer.json());
  if (metadata.resource !== resource) throw new Error(`it calls itself ${metadata.resource}`);
  if (!metadata.authorization_servers.includes(issuer))
    throw new Error(`it believes ${metadata.authorization_servers.join(', ')} instead of ${issuer}`);
  return `${resource} believes ${issuer}`;
}

/** The client finds the metadata by itself, and sends the browser to the issuer's authorization endpoint. */
export async function examineClient(
  send: typeof fetch,
  messageWriterUrl: string,
  issuer: string,
): Promise<string> {
  const browser = new UserAgent({ fetch: send });
  const landing = await browser.open(`${messageWriterUrl}/`);
  const connect = landing.forms.find(({ buttons }) => buttons.has('Connect ContactSaver'));
  if (!connect) throw new Error(`its first page says “${landing.heading}” (${landing.status})`);
  await browser.submitUntil(`${issuer}/auth?`, landing, connect, 'Connect ContactSaver');
  return `MessageWriter sends people to ${issuer}`;
}

/** The keys can be fetched and hold at least one to verify with. */
export async function examineKeys(send: typeof fetch, issuer: string): Promise<string> {
  const answer = await send(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri } = metadataSchema.parse(await answer.json());
  const keys = createRemoteJWKSet(new URL(jwks_uri), { [customFetch]: send });
  await keys.reload();
  const ids = keys.jwks()?.keys.map(({ kid }) => kid) ?? [];
  if (ids.length === 0) throw new Error('there is no key');
  return `${ids.length} at ${jwks_uri}`;
}

/** One host means one cookie jar for all three: names must differ, and no script may read one. */
export async function examineCookies(send: typeof fetch, messageWriterUrl: string): Promise<string> {
  const response = await send(`${messageWriterUrl}/`, { headers: { accept: 'text/html' } });
  await response.body?.cancel();
  const cookies = response.headers.getSetCookie();
  if (cookies.length === 0) throw new Error('MessageWriter set no session cookie');
  const wrong = cookies.find((cookie) => !/;\s*httponly/i.test(cookie) || !/;\s*samesite=lax/i.test(cookie));
  if (wrong) throw new Error(`${wrong.split('=')[0]} is not HttpOnly and SameSite=Lax`);
  return cookies.map((cookie) => cookie.split('=')[0]).join(', ');
}
