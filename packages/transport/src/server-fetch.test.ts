import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServerFetch } from './server-fetch.ts';

const server = createServer((request, response) => {
  if (request.url === '/silent') return;
  if (request.url === '/redirect') return response.writeHead(302, { location: '/elsewhere' }).end();
  response.end(JSON.stringify({ host: request.headers.host, url: request.url }));
});
let port: number;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const routed = () =>
  createServerFetch({
    routes: [{ origin: 'http://accounts.test:3002', connectTo: `127.0.0.1:${port}` }],
    timeout: 500,
  });

describe('createServerFetch', () => {
  it('carries the call elsewhere and keeps the public Host', async () => {
    const answer = await (await routed()('http://accounts.test:3002/token')).json();
    expect(answer).toEqual({ host: 'accounts.test:3002', url: '/token' });
  });

  it('leaves other origins alone', async () => {
    const answer = await (await routed()(`http://127.0.0.1:${port}/x`)).json();
    expect(answer).toEqual({ host: `127.0.0.1:${port}`, url: '/x' });
  });

  it('does not follow a redirect', async () => {
    expect((await routed()('http://accounts.test:3002/redirect')).status).toBe(302);
  });

  it('gives up on a server that never answers', async () => {
    await expect(routed()('http://accounts.test:3002/silent')).rejects.toThrow(/timeout/i);
  });
});
