import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ServerAnswer, askServer } from './ask-server.ts';

/** A request that has reached the proxy, whole. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  /** Without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly askedAt: number;
}

/** A request and what became of it. */
export interface ProxiedExchange extends ProxiedRequest {
  /** `host:port` of the server that was asked last. */
  readonly server: string;
  /** Undefined when no server answered. */
  readonly answer: ServerAnswer | undefined;
  /** The code of what went wrong, where there is no answer. */
  readonly failure: string | undefined;
  /** Whether the caller was given the answer. */
  readonly delivered: boolean;
  /** Milliseconds since the epoch. */
  readonly answeredAt: number;
}

/** Something that happens when a message passes, once; whoever asked may then be given the answer, or never see it. */
export interface Trap {
  readonly matches: (request: ProxiedRequest) => boolean;
  /** `asked`: the request has been sent on, and nobody has seen an answer yet. `answered`: the server has answered. */
  readonly when: 'asked' | 'answered';
  /** `server` is the one that was asked. */
  readonly spring: (server: string) => Promise<'deliver' | 'drop'>;
}

export interface RoundRobinProxy {
  /** `host:port` of the proxy. */
  readonly connectTo: string;
  /** `host:port` of each server, from now on. */
  servers: readonly string[];
  /** Those of them that say they are not ready: they are asked only when nobody else answers. */
  avoided: ReadonlySet<string>;
  /** Sets a trap; it is gone once it has sprung, or when the function returned is called. */
  set(trap: Trap): () => void;
  close(): void;
}

/**
 * Stands in front of the replicas of one app: every request goes to the next one. A server that refuses the connection
 * has seen nothing of the request, so the request goes on to another; anything else that fails is the caller's to see.
 *
 * @param onExchange hears of every exchange, in the order of the answers; bodies and credentials included
 */
export async function startRoundRobinProxy(
  onExchange: (exchange: ProxiedExchange) => void = () => undefined,
): Promise<RoundRobinProxy> {
  const traps: Trap[] = [];
  let turn = 0;
  const listener = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await readRequest(incoming);
    const trap = takeTrap(request);
    const result = await askInTurn(request, trap?.when === 'asked' ? trap : undefined);
    const verdict = trap?.when === 'answered' ? await trap.spring(result.server) : result.verdict;
    const { answer, failure, server } = result;
    const delivered = answer !== undefined && verdict === 'deliver' && !outgoing.destroyed;
    onExchange({ ...request, server, answer, failure, delivered, answeredAt: Date.now() });
    if (!delivered) return void outgoing.destroy();
    outgoing.writeHead(answer.status, [...answer.rawHeaders]).end(answer.body);
  }

  async function askInTurn(request: ProxiedRequest, trap: Trap | undefined) {
    let server = '';
    for (server of inTurn()) {
      const asked = askServer(server, request);
      const verdict = trap && (await asked.sent) ? await trap.spring(server) : 'deliver';
      const { answer, failure, refused } = await asked.result;
      if (!refused) return { server, answer, failure, verdict };
    }
    return { server, answer: undefined, failure: 'ECONNREFUSED', verdict: 'drop' as const };
  }

  function inTurn(): string[] {
    const { avoided, servers } = proxy;
    const first = turn++ % Math.max(servers.length, 1);
    const rotated = [...servers.slice(first), ...servers.slice(0, first)];
    const ready = rotated.filter((server) => !avoided.has(server));
    return [...ready, ...rotated.filter((server) => avoided.has(server))];
  }

  function takeTrap(request: ProxiedRequest): Trap | undefined {
    const index = traps.findIndex(({ matches }) => matches(request));
    return index === -1 ? undefined : traps.splice(index, 1)[0];
  }

  await new Promise<void>((resolve) => listener.listen(0, 'localhost', resolve));
  const proxy: RoundRobinProxy = {
    connectTo: `localhost:${(listener.address() as AddressInfo).port}`,
    servers: [],
    avoided: new Set(),
    set(trap) {
      traps.push(trap);
      return () => void (traps.includes(trap) && traps.splice(traps.indexOf(trap), 1));
    },
    close() {
      listener.close();
      listener.closeAllConnections();
    },
  };
  return proxy;
}

async function readRequest(incoming: IncomingMessage): Promise<ProxiedRequest> {
  const askedAt = Date.now();
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const [path = '/', ...query] = (incoming.url ?? '/').split('?');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    method: incoming.method ?? 'GET',
    path,
    query: query.join('?'),
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).toString(),
    askedAt,
  };
}
