import { env } from '../env.ts';

export const redirectUri = 'https://app.example/callback';
/** What a well-behaved stranger says. */
export const good = { client_name: 'My app', redirect_uris: [redirectUri], scope: 'openid birthdays.read' };

interface Registered {
  readonly client_id: string;
  readonly client_secret: string;
  readonly error: string;
}

/** Registers a client as a program does. */
export async function register(
  body: unknown,
  send: typeof fetch = fetch,
  headers: Record<string, string> = {},
) {
  const answer = await send(`${env.authorizationServerUrl}/reg`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    status: answer.status,
    headers: answer.headers,
    body: (await answer.json().catch(() => ({}))) as Registered,
  };
}
