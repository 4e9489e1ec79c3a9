import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Way, ways } from './decisions.ts';
import { KeysUnavailableError } from './errors.ts';
import { IssuerKeys } from './issuer-keys.ts';

const { publicKey } = await generateKeyPair('RS256', { extractable: true });
const publicJwk = await exportJWK(publicKey);
const input = { payload: '', signature: '' };

let kids: string[] = [];
let fetches = 0;
let isDown = false;
const server = createServer((_request, response) => {
  fetches += 1;
  if (isDown) return response.writeHead(503).end();
  response.end(JSON.stringify({ keys: kids.map((kid) => ({ ...publicJwk, kid, alg: 'RS256' })) }));
});

let keys: IssuerKeys;

beforeEach(async () => {
  [kids, fetches, isDown] = [['one'], 0, false];
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  vi.useFakeTimers({ toFake: ['Date'] });
  keys = new IssuerKeys({
    issuer: `http://localhost:${(server.address() as AddressInfo).port}`,
    fetch,
  });
});

afterEach(async () => {
  vi.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const find = async (kid: string) => keys.find({ alg: 'RS256', kid }, input);
const pass = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);

const taken: Way[] = [];
ways.subscribe((way) => taken.push(way as Way));

describe('IssuerKeys', () => {
  it('says whether a key was in memory or had to be fetched', async () => {
    taken.length = 0;
    await find('one');
    await find('one');
    kids = ['one', 'two'];
    pass(30);
    await find('two');
    await find('two');
    expect(taken).toEqual(['key-fetched', 'key-in-memory', 'key-fetched', 'key-in-memory']);
  });

  it('says that there never were keys, and asks once a second at most', async () => {
    isDown = true;
    await expect(find('one')).rejects.toThrow(KeysUnavailableError);
    await expect(find('one')).rejects.toThrow(KeysUnavailableError);
    expect(fetches).toBe(1);
    isDown = false;
    pass(1);
    await expect(find('one')).resolves.toBeDefined();
    expect(fetches).toBe(2);
  });

  it('asks again for an unknown kid every 30 seconds at most, also while the issuer is down', async () => {
    await find('one');
    await expect(find('two')).rejects.toThrow(/no applicable key/i);
    expect(fetches).toBe(1);
    pass(30);
    isDown = true;
    await expect(find('two')).rejects.toThrow(/no applicable key/i);
    await expect(find('three')).rejects.toThrow(/no applicable key/i);
    expect(fetches).toBe(2);
    await expect(find('one')).resolves.toBeDefined();
  });

  it('finds a key that came later', async () => {
    await find('one');
    kids = ['one', 'two'];
    pass(30);
    await expect(find('two')).resolves.toBeDefined();
  });

  it('forgets a key that was withdrawn, within five minutes and without a request that waits', async () => {
    await find('one');
    kids = ['two'];
    pass(301);
    await expect(find('one')).resolves.toBeDefined();
    await vi.waitFor(() => expect(find('one')).rejects.toThrow(/no applicable key/i), 10_000);
  });
});
