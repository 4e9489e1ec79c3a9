import { generateKeyPairSync } from 'node:crypto';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type JWKS, Provider } from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RegisteredClient } from '../policy/registered-client.ts';
import { createClientFetch, createProviderFetch } from './client-fetch.ts';

const messageWriterUrl = 'http://writer.test:3000';
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const calls: { host: string | undefined; path: string | undefined; userAgent: string | undefined }[] = [];
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { host, 'user-agent': userAgent } = request.headers;
    calls.push({ host, path: request.url, userAgent });
    if (request.url === '/silent') return;
    if (request.url === '/away') return response.writeHead(307, { location: '/elsewhere' }).end();
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => void (calls.length = 0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const clientAt = (client_id: string, backchannel_logout_uri: string) =>
  ({
    client_id,
    client_secret: 'a secret of some length',
    redirect_uris: ['https://client.example/callback'],
    backchannel_logout_uri,
    backchannel_logout_session_required: true,
  }) as unknown as RegisteredClient;

/** Tells a client, as the library does, with `ours` on the list of known clients. */
async function tell(uri: string, ours: string): Promise<void> {
  const messageWriterConnectTo = `127.0.0.1:${port}`;
  const clientFetch = createClientFetch({
    contactSaverUrl: 'http://localhost:3001',
    contactSaverConnectTo: undefined,
    messageWriterUrl,
    messageWriterConnectTo,
  });
  const provider = new Provider('http://localhost:3002', {
    clients: [clientAt('told', uri)],
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    fetch: createProviderFetch([clientAt('ours', ours)], clientFetch),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] } as JWKS,
  });
  const client = (await provider.Client.find('told')) as unknown as {
    backchannelLogout(accountId: string, sid: string): Promise<void>;
  };
  await client.backchannelLogout('somebody', 'a session');
}

describe('createProviderFetch', () => {
  const known = `${messageWriterUrl}/oauth/backchannel-logout`;

  it('carries a logout token to a client of ours, under its public name', async () => {
    await tell(known, known);
    const userAgent = 'authorization-server/0.1.0';
    expect(calls).toEqual([{ host: 'writer.test:3000', path: '/oauth/backchannel-logout', userAgent }]);
  });

  it.each([
    ['another port', () => `http://127.0.0.1:${port}/`],
    ['another name', () => `http://localhost:${port}/`],
  ])('leaves the guard against private addresses in place for %s', async (_title, uri) => {
    const guarded = { cause: { message: 'hostname resolves to a special-use IP address' } };
    await expect(tell(uri(), known)).rejects.toMatchObject(guarded);
    expect(calls).toEqual([]);
  });

  it('follows no redirect, and takes it for no answer', async () => {
    await expect(tell(`${messageWriterUrl}/away`, known)).rejects.toThrow('307');
    expect(calls).toHaveLength(1);
  });

  it('gives up on a client that does not answer, within five seconds', async () => {
    const began = performance.now();
    await expect(tell(`${messageWriterUrl}/silent`, known)).rejects.toThrow(/timeout/i);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});
