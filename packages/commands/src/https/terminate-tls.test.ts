import { X509Certificate, createHash } from 'node:crypto';
import { type IncomingHttpHeaders, createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { type Certificate, createCertificate } from './certificate.ts';
import { type TlsTerminator, terminateTls } from './terminate-tls.ts';

const hosts = ['accounts.localhost', 'messages.localhost'];
let received: IncomingHttpHeaders = {};
const behind = createServer((incoming, outgoing) => {
  received = incoming.headers;
  outgoing.writeHead(302, { 'set-cookie': ['a=1', 'b=2'], location: '/next' }).end('answered');
});
let port: number;
let made: Certificate;
let terminator: TlsTerminator;

beforeAll(async () => {
  await new Promise<void>((resolve) => behind.listen(0, 'localhost', resolve));
  [made, port] = [await createCertificate(hosts), await freePort()];
  const targets = new Map([
    [`accounts.localhost:${port}`, (behind.address() as AddressInfo).port],
    [`messages.localhost:${port}`, await freePort()],
  ]);
  terminator = await terminateTls({ ...made, port, targets });
});
afterAll(() => {
  terminator.close();
  behind.close();
});

interface Call {
  readonly name?: string;
  readonly host?: string;
  readonly ca?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** One request over TLS. */
async function call({
  name = 'accounts.localhost',
  host = `${name}:${port}`,
  ca = made.authority,
  headers,
}: Call = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const options = { hostname: 'localhost', port, servername: name, ca, headers: { ...headers, host } };
    request({ ...options, agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers });
    })
      .on('error', reject)
      .end();
  });
}

describe('the certificate', () => {
  it('is believed for its hosts by whoever trusts its authority, and by nobody else', async () => {
    expect((await call()).status).toBe(302);
    const stranger = await createCertificate(hosts);
    await expect(call({ ca: stranger.authority })).rejects.toMatchObject({
      code: expect.stringMatching(/CERT|VERIFY|SIGNATURE/),
    });
    await expect(call({ name: 'evil.localhost' })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('is no authority itself, and ends after 90 days', () => {
    const leaf = new X509Certificate(made.certificate);
    const authority = new X509Certificate(made.authority);
    expect([leaf.ca, authority.ca]).toEqual([false, true]);
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect(Date.parse(leaf.validTo) - Date.now()).toBeLessThanOrEqual(90 * 86_400_000);
    const spki = leaf.publicKey.export({ type: 'spki', format: 'der' });
    expect(made.publicKeyHash).toBe(createHash('sha256').update(spki).digest('base64'));
  });
});

describe('what ends TLS', () => {
  it('passes a request on and its answer back', async () => {
    const { status, headers } = await call({ headers: { cookie: 'c=3' } });
    expect([status, headers.location, headers['set-cookie']]).toEqual([302, '/next', ['a=1', 'b=2']]);
    expect(received.cookie).toBe('c=3');
    expect(received.host).toBe(`accounts.localhost:${port}`);
  });

  it('overwrites what a caller says of proxies before it — RFC 9700 §4.13', async () => {
    const lies = {
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-prefix': '/evil',
      'x-real-ip': '203.0.113.7',
      forwarded: 'host=evil.example;proto=http',
    };
    await call({ headers: lies });
    expect(JSON.stringify(received)).not.toMatch(/evil|203\.0\.113/);
    expect(received['x-forwarded-proto']).toBe('https');
    expect(received['x-forwarded-for']).toMatch(/^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/);
  });

  it('answers for no other name, and says when nobody is behind it', async () => {
    expect((await call({ host: 'evil.example' })).status).toBe(421);
    expect((await call({ name: 'messages.localhost' })).status).toBe(502);
  });
});
