import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../free-port.ts';
import { type ProxiedExchange, type RoundRobinProxy, startRoundRobinProxy } from './round-robin.ts';

const open: { close: () => unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

/** A server that says its name and what it was told. */
async function startServer(name: string): Promise<{ address: string; heard: string[]; server: Server }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    request.on('end', () => response.setHeader('set-cookie', ['a=1', 'b=2']).end(name));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  open.push(server);
  return { address: `localhost:${(server.address() as AddressInfo).port}`, heard, server };
}

async function startProxy(servers: readonly string[]) {
  const exchanges: ProxiedExchange[] = [];
  const proxy = await startRoundRobinProxy((exchange) => exchanges.push(exchange));
  proxy.servers = servers;
  open.push(proxy);
  return { proxy, exchanges };
}

const ask = async ({ connectTo }: RoundRobinProxy) => (await fetch(`http://${connectTo}/x?y=1`)).text();
const deadAddress = async () => `localhost:${await freePort()}`;

describe('startRoundRobinProxy', () => {
  it('gives every request to the next server', async () => {
    const { proxy } = await startProxy([
      (await startServer('one')).address,
      (await startServer('two')).address,
    ]);
    expect([await ask(proxy), await ask(proxy), await ask(proxy)]).toEqual(['one', 'two', 'one']);
  });

  it('asks another server when one refuses the connection, body and all', async () => {
    const alive = await startServer('alive');
    const { proxy, exchanges } = await startProxy([await deadAddress(), alive.address]);
    const answer = await fetch(`http://${proxy.connectTo}/`, { method: 'POST', body: 'words' });
    expect(await answer.text()).toBe('alive');
    expect(alive.heard).toEqual(['words']);
    expect(exchanges).toMatchObject([
      { method: 'POST', body: 'words', server: alive.address, delivered: true },
    ]);
  });

  it('tries every server for each of many requests at once', async () => {
    const alive = await startServer('alive');
    const { proxy } = await startProxy([await deadAddress(), alive.address]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(proxy)));
    expect(answers).toEqual(Array.from({ length: 20 }, () => 'alive'));
  });

  it('asks a server that is not ready only when it has to', async () => {
    const [one, two] = [await startServer('one'), await startServer('two')];
    const { proxy } = await startProxy([one.address, two.address]);
    proxy.avoided = new Set([one.address]);
    expect([await ask(proxy), await ask(proxy)]).toEqual(['two', 'two']);
    two.server.close();
    two.server.closeAllConnections();
    expect(await ask(proxy)).toBe('one');
  });

  it('says by a closed connection that nobody answers', async () => {
    const { proxy, exchanges } = await startProxy([await deadAddress()]);
    await expect(ask(proxy)).rejects.toThrow();
    expect(exchanges).toMatchObject([{ answer: undefined, delivered: false }]);
  });

  it('never sends a request twice that a server may have seen', async () => {
    const second = await startServer('second');
    const first = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => first.listen(0, 'localhost', resolve));
    open.push(first);
    const { proxy, exchanges } = await startProxy([
      `localhost:${(first.address() as AddressInfo).port}`,
      second.address,
    ]);
    await expect(fetch(`http://${proxy.connectTo}/`, { method: 'POST', body: 'once' })).rejects.toThrow();
    expect(second.heard).toEqual([]);
    expect(exchanges).toHaveLength(1);
  });

  it('passes every cookie on, and every part of the request', async () => {
    const { proxy, exchanges } = await startProxy([(await startServer('one')).address]);
    const answer = await fetch(`http://${proxy.connectTo}/x?y=1`);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(exchanges).toMatchObject([{ path: '/x', query: 'y=1', answer: { status: 200, body: 'one' } }]);
  });

  it.each(['asked', 'answered'] as const)('springs a trap once, when a request is %s', async (when) => {
    const { proxy, exchanges } = await startProxy([(await startServer('one')).address]);
    const sprung: string[] = [];
    proxy.set({
      matches: ({ path }) => path === '/x',
      when,
      spring: async (server) => {
        sprung.push(server);
        return 'drop';
      },
    });
    await expect(ask(proxy)).rejects.toThrow();
    expect(await ask(proxy)).toBe('one');
    expect(sprung).toEqual(proxy.servers);
    expect(exchanges.map(({ delivered }) => delivered)).toEqual([false, true]);
  });
});
