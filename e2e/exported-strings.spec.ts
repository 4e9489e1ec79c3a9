import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, readFlow, waitForFlow } from './recorded-flow.ts';

test('no string of a full export opens anything', async ({ page, connect, context }) => {
  test.slow();
  const { request } = page;
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await waitForFlow(request, (flow) => hasAnswered(flow, 'protected-resource-request'));
  const strings = new Set<string>();
  collect(JSON.parse(JSON.stringify(await readFlow(request))), strings);
  const tried = [...strings].filter((text) => text.length >= 8 && /^[\x21-\x7e]+$/.test(text));
  expect(tried.length).toBeGreaterThan(100);
  const secrets = parseEnv(readFileSync(path.join(env.dataDirectory, 'secrets.env'), 'utf8'));
  const asClient = (secret: string | undefined, fields: Record<string, string>) => ({
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`message-writer:${secret}`).toString('base64')}` },
    body: new URLSearchParams(fields),
  });
  const redirect_uri = `${env.messageWriterUrl}/oauth/callback`;
  const token = `${env.authorizationServerUrl}/token`;
  const clientSecret = secrets['MESSAGE_WRITER_CLIENT_SECRET'];
  const known = asClient(clientSecret, { grant_type: 'refresh_token', refresh_token: 'unknown' });
  expect((await (await fetch(token, known)).json()).error).toBe('invalid_grant');

  const readAs = async (session: string | undefined) =>
    (
      await fetch(`${env.messageWriterUrl}/birthdays`, { headers: { cookie: `mw_session=${session}` } })
    ).text();
  const session = (await context.cookies()).find(({ name }) => name === 'mw_session');
  expect(await readAs(session?.value)).toContain('Disconnect');

  for (const text of tried) {
    const code = { grant_type: 'authorization_code', code: text, redirect_uri, code_verifier: text };
    const answers = await Promise.all([
      fetch(`${env.contactSaverUrl}/birthdays`, { headers: { authorization: `Bearer ${text}` } }),
      fetch(`${env.authorizationServerUrl}/me`, { headers: { authorization: `Bearer ${text}` } }),
      fetch(token, asClient(clientSecret, { grant_type: 'refresh_token', refresh_token: text })),
      fetch(token, asClient(clientSecret, code)),
      fetch(`${env.authorizationServerUrl}/account`, {
        headers: { cookie: `as_session=${encodeURIComponent(text)}` },
        redirect: 'manual',
      }),
    ]);
    const guessed = asClient(text, { grant_type: 'refresh_token', refresh_token: 'unknown' });
    expect((await (await fetch(token, guessed)).json()).error, text).toBe('invalid_client');
    expect(await readAs(text), text).not.toContain('Disconnect');
    for (const { status, url } of answers) expect(status, `${url} let ${text} in`).not.toBe(200);
  }
});

function collect(value: unknown, into: Set<string>): void {
  if (typeof value === 'string') {
    into.add(value);
    for (const part of value.split(/[\s"'=&;,‹›#·]+/)) into.add(part);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      into.add(key);
      collect(member, into);
    }
  }
}
