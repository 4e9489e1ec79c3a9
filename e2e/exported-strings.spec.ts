import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, readFlow, waitForFlow } from './recorded-flow.ts';

test('no string of a full export opens anything', async ({ page, connect }) => {
  test.slow();
  const { request } = page;
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await waitForFlow(request, (flow) => hasAnswered(flow, 'protected-resource-request'));
  const strings = new Set<string>();
  collect(JSON.parse(JSON.stringify(await readFlow(request))), strings);
  const tried = [...strings].filter((text) => text.length >= 8 && /^[\x21-\x7e]+$/.test(text));
  expect(tried.length).toBeGreaterThan(100);
  const form = (fields: Record<string, string>) => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  for (const text of tried) {
    const common = { client_id: 'message-writer', redirect_uri: `${env.messageWriterUrl}/oauth/callback` };
    const basic = `Basic ${Buffer.from(`message-writer:${text}`).toString('base64')}`;
    const answers = await Promise.all([
      fetch(`${env.contactSaverUrl}/birthdays`, { headers: { authorization: `Bearer ${text}` } }),
      fetch(`${env.authorizationServerUrl}/me`, { headers: { authorization: `Bearer ${text}` } }),
      fetch(
        `${env.authorizationServerUrl}/token`,
        form({ grant_type: 'refresh_token', refresh_token: text, ...common }),
      ),
      fetch(`${env.authorizationServerUrl}/token`, {
        ...form({ grant_type: 'refresh_token', refresh_token: text }),
        headers: { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' },
      }),
      fetch(`${env.authorizationServerUrl}/account`, {
        headers: { cookie: `as_session=${encodeURIComponent(text)}` },
        redirect: 'manual',
      }),
    ]);
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
