import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createServerFetch } from './server-fetch.ts';
import { wasNeverSent } from './was-never-sent.ts';

const send = createServerFetch({ routes: [], timeout: 5_000 });

describe('wasNeverSent', () => {
  it('is true when nobody listens', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const failure = await send(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
    expect(wasNeverSent(failure)).toBe(true);
  });

  it('is false when somebody has listened and then said nothing', async () => {
    const server = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const failure = await send(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(wasNeverSent(failure)).toBe(false);
    server.close();
  });
});
