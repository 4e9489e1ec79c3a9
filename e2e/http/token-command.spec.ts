import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';
import { replicate, stopReplicas } from '../control.ts';
import { env } from '../env.ts';
import { call } from './forge.ts';
import { authorizationUrl, authorize, createPkce } from './protocol.ts';

test.afterAll(stopReplicas);

const program = path.resolve(import.meta.dirname, '../../packages/commands/dist/token.js');

/** Runs `npm run token` as npm would, against the apps under test, and returns what it wrote where. */
async function runToken(parameters: readonly string[], variables: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [program, ...parameters], {
    env: {
      AUTHORIZATION_SERVER_URL: env.authorizationServerUrl,
      CONTACT_SAVER_URL: env.contactSaverUrl,
      MESSAGE_WRITER_URL: env.messageWriterUrl,
      DATA_DIR: env.dataDirectory,
      LAB: 'on',
      ...variables,
    },
  });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => child.once('close', resolve)),
  ]);
  return { code, stdout, stderr };
}

test.describe('npm run token', () => {
  for (const [title, more, form] of [
    ['a JWT', [], /^[\w-]+\.[\w-]+\.[\w-]+\n$/],
    ['an opaque token', ['--resource', 'introspected'], /^[\w-]{43}\n$/],
  ] as const) {
    test(`prints ${title} and nothing else, which opens what it was asked for`, async ({ request }) => {
      const { code, stdout, stderr } = await runToken([
        '--as',
        'grace',
        '--scope',
        'birthdays.read',
        ...more,
      ]);
      expect([code, stderr]).toEqual([0, expect.stringMatching(/Grace Hopper.*bearer token/s)]);
      expect(stdout).toMatch(form);
      const token = stdout.trim();
      expect(stderr).not.toContain(token);
      expect((await call(request, `Bearer ${token}`)).status()).toBe(200);
      expect((await call(request, `Bearer ${token}`, '/contacts')).status()).toBe(403);
    });
  }

  test('leaves the token in no log', async () => {
    const { stdout } = await runToken(['--resource', 'introspected']);
    const logs = path.join(env.dataDirectory, 'logs');
    for (const file of readdirSync(logs))
      expect(readFileSync(path.join(logs, file), 'utf8')).not.toContain(stdout.trim());
  });

  for (const [title, parameters, variables, code, words] of [
    ['an unknown person', ['--as', 'nobody'], {}, 3, /no demo person “nobody”/],
    ['an unknown scope', ['--scope', 'everything'], {}, 3, /no scope “everything”/],
    ['an unknown parameter', ['--for', 'ever'], {}, 3, /usage: npm run token/],
    ['the lab off', [], { LAB: 'off' }, 2, /The lab is off/],
    [
      'apps that are not running',
      [],
      { AUTHORIZATION_SERVER_URL: 'http://localhost:9' },
      2,
      /cannot be reached at http:\/\/localhost:9/,
    ],
  ] as const) {
    test(`refuses ${title} in a sentence, and prints nothing`, async () => {
      const answer = await runToken(parameters, variables);
      expect(answer).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(words) });
    });
  }
});

test.describe('the client behind it', () => {
  const asTerminal = (challenge: string | undefined, redirectUri: string) =>
    authorizationUrl('', {
      client_id: 'terminal',
      scope: 'birthdays.read',
      redirect_uri: redirectUri,
      prompt: undefined,
      nonce: undefined,
      code_challenge: challenge,
    });
  const loopback = 'http://127.0.0.1/terminal';

  test('is answered on loopback only, and only with PKCE — RFC 8252 §7.3, §8.1', async ({ request }) => {
    const { challenge } = createPkce();
    for (const redirectUri of [loopback, 'http://127.0.0.1:51004/terminal']) {
      const asked = await authorize(request, asTerminal(challenge, redirectUri));
      expect(asked.headers()['location']).toContain('/interaction/');
    }
    for (const redirectUri of [
      'https://evil.example/terminal',
      'http://127.0.0.1.evil.example/terminal',
      `${loopback}/more`,
    ])
      expect((await authorize(request, asTerminal(challenge, redirectUri))).status()).toBe(400);
    const without = await authorize(request, asTerminal(undefined, loopback));
    expect(without.headers()['location']).toContain('error=invalid_request');
  });

  test('does not exist with the lab off', async () => {
    test.slow();
    const server = await replicate('authorization-server', { LAB: 'off' });
    const asked = await server(asTerminal(createPkce().challenge, loopback), { redirect: 'manual' });
    expect(asked.status).toBe(400);
    expect(await asked.text()).toContain('invalid_client');
  });
});
