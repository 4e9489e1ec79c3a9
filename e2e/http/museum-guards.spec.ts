import { spawnSync } from 'node:child_process';
import { request as rawRequest } from 'node:http';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { closeMuseum, openMuseum } from '../control.ts';
import { env } from '../env.ts';
import { MuseumVisitor, waitForExhibit } from '../museum.ts';

let museum = '';
test.beforeAll(async () => {
  museum = await openMuseum();
});
test.afterAll(async () => closeMuseum(museum));

test('steps are done in order, from the exhibit’s own page, by who is at it', async () => {
  const visitor = new MuseumVisitor(museum, 'password-grant');
  await visitor.look();
  const more = `${museum}/museum/password-grant/steps/more`;
  expect(await visitor.step('more')).not.toContain('Granted without a question');
  expect((await visitor.post(more, { csrf: 'guessed' })).status).toBe(403);
  expect((await visitor.post(more, {}, { origin: 'https://evil.example' })).status).toBe(403);
  expect((await visitor.post(more, {}, { origin: env.messageWriterUrl })).status).toBe(403);
  const { html } = visitor;
  const other = new MuseumVisitor(museum, 'password-grant');
  await other.look();
  other.html = html;
  expect((await other.post(more)).status).toBe(403);
});

test('nothing of the museum opens anything outside of it', async ({ request }) => {
  const visitor = new MuseumVisitor(museum, 'password-grant');
  await visitor.look();
  const issuer = await findIssuer();
  expect(await foreignHost(museum)).toBe(421);
  expect(await foreignHost(issuer)).toBe(421);
  const username = /robin-[\w-]+@museum\.example/.exec(visitor.html)?.[0] ?? '';
  const answer = await request.post(`${issuer}/museum/password-grant/token`, {
    form: {
      grant_type: 'password',
      client_id: 'daily-quiz',
      username,
      password: visitor.password,
      scope: 'birthdays.read',
    },
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  expect(token).toBeTruthy();
  const headers = { authorization: `Bearer ${token}` };
  expect((await request.get(`${env.contactSaverUrl}/birthdays`, { headers })).status()).toBe(401);
  expect((await request.get(`${env.authorizationServerUrl}/me`, { headers })).status()).toBe(401);
  for (const address of [`${museum}/museum`, `${museum}/museum/implicit`, `${museum}/nowhere`]) {
    const sent = (await request.get(address)).headers();
    expect(sent['content-security-policy'], address).toContain("frame-ancestors 'none'");
    expect(sent['content-security-policy'], address).toContain("default-src 'none'");
    expect(sent['x-content-type-options'], address).toBe('nosniff');
    expect(sent['cache-control'], address).toBe('no-store');
  }
});

test('the cookies of the real apps are dropped before anybody reads them', async ({ request }) => {
  const days = String(Date.now());
  const cookie = 'as_session=of-the-real-server; mw_session=of-the-real-client';
  await fetch(`${museum}/museum/two-apis?days=${days}`, { headers: { cookie, accept: 'text/html' } });
  const trace = await waitForExhibit(request, 'a token of each API’s own', museum, (flow) =>
    JSON.stringify(flow).includes(`days=${days}`),
  );
  expect(JSON.stringify(trace)).not.toMatch(/as_session|mw_session/);
});

test('a museum that is closed answers nothing', async () => {
  const other = await openMuseum();
  expect((await fetch(`${other}/museum`)).status).toBe(200);
  await closeMuseum(other);
  await expect(fetch(`${other}/museum`)).rejects.toThrow();
});

test('with the lab off the command refuses, and so does the program', () => {
  const root = path.join(import.meta.dirname, '../..');
  for (const program of ['packages/commands/dist/museum.js', 'apps/museum/dist/main.js']) {
    const { status } = spawnSync(process.execPath, [path.join(root, program)], {
      env: { LAB: 'off', DATA_DIR: env.dataDirectory, MUSEUM_URL: museum },
    });
    expect(status, program).toBe(3);
  }
});

/** The exhibit's link to it says where it is: its port is new each time. */
async function findIssuer(): Promise<string> {
  const html = await new MuseumVisitor(museum, 'implicit').look();
  return /href="(http:\/\/localhost:\d+)\/museum\/implicit\/auth/.exec(html)?.[1] ?? '';
}

async function foreignHost(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = rawRequest(url, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject).end();
  });
}
