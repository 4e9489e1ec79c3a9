import {
  type ProxiedExchange,
  type RoundRobinProxy,
  startRoundRobinProxy,
} from '@ecosystem/commands/round-robin';
import { createServerFetch } from '@ecosystem/transport/server-fetch';
import { type AppName, addReplica, controlReplica, origins } from '../control.ts';
import type { Exchange } from './history.ts';

export const apps = ['authorization-server', 'contact-saver', 'message-writer'] as const;

type PerApp<T> = Readonly<Record<AppName, T>>;
type Variables = Readonly<Record<string, string>>;

/** Where exchanges go while a scenario is played. */
export interface Sink {
  exchanges: Exchange[];
}

/** How each app's processes are told where the others are. */
const connectVariables: PerApp<string> = {
  'authorization-server': 'AUTHORIZATION_SERVER_CONNECT_TO',
  'contact-saver': 'CONTACT_SAVER_CONNECT_TO',
  'message-writer': 'MESSAGE_WRITER_CONNECT_TO',
};

/** Milliseconds; longer than anything an app may take. */
const patience = 40_000;

/**
 * Two processes of each app behind a proxy that gives every request to the other one. All that is said, by browsers and
 * from server to server, passes the proxies and is written down there.
 */
export class Cluster {
  readonly proxies: PerApp<RoundRobinProxy>;
  readonly replicas: PerApp<readonly string[]>;
  readonly #sink: Sink;

  private constructor(proxies: PerApp<RoundRobinProxy>, replicas: PerApp<readonly string[]>, sink: Sink) {
    this.proxies = proxies;
    this.replicas = replicas;
    this.#sink = sink;
  }

  static async start(): Promise<Cluster> {
    const sink: Sink = { exchanges: [] };
    const proxies = await perApp(async (app) => openProxy(app, sink));
    const replicas = await perApp(async (app) => addReplicas(app, proxies, {}));
    return new Cluster(proxies, replicas, sink);
  }

  /** The same with other processes of one app, behind a proxy of their own. @param variables what differs for them */
  async with(app: AppName, variables: Variables, count = 2): Promise<Cluster> {
    const proxies = { ...this.proxies, [app]: await openProxy(app, this.#sink) };
    const own = await addReplicas(app, proxies, variables, count);
    return new Cluster(proxies, { ...this.replicas, [app]: own }, this.#sink);
  }

  /** What is exchanged from now on. */
  record(): Exchange[] {
    this.#sink.exchanges = [];
    return this.#sink.exchanges;
  }

  /** Reaches the apps through the proxies. @param userAgent who is calling */
  fetchAs(userAgent: string): typeof fetch {
    const routes = apps.map((app) => ({ origin: origins[app], connectTo: this.proxies[app].connectTo }));
    return createServerFetch({ routes, timeout: patience, userAgent });
  }

  /** Leaves every app the first of its processes, so that nobody stands in for one that dies. */
  standAlone(): void {
    for (const app of apps) this.proxies[app].servers = this.replicas[app].slice(0, 1);
  }

  standTogether(): void {
    for (const app of apps) this.proxies[app].servers = this.replicas[app];
  }

  /** Ends the processes of one app for good, and the proxy in front of them. */
  async remove(app: AppName): Promise<void> {
    this.proxies[app].close();
    for (const replica of this.replicas[app]) await controlReplica(replica, 'stop');
  }

  async close(): Promise<void> {
    await Promise.all(apps.map((app) => this.remove(app)));
  }
}

async function openProxy(app: AppName, sink: Sink): Promise<RoundRobinProxy> {
  return startRoundRobinProxy((exchange) => sink.exchanges.push(toExchange(app, exchange)));
}

async function addReplicas(
  app: AppName,
  proxies: PerApp<RoundRobinProxy>,
  variables: Variables,
  count = 2,
): Promise<readonly string[]> {
  const known = apps.map((other) => [connectVariables[other], proxies[other].connectTo]);
  const all = { ...(Object.fromEntries(known) as Variables), ...variables };
  const added = await Promise.all(Array.from({ length: count }, () => addReplica(app, all)));
  proxies[app].servers = added;
  return added;
}

async function perApp<T>(make: (app: AppName) => Promise<T>): Promise<PerApp<T>> {
  const made = apps.map(async (app) => [app, await make(app)] as const);
  return Object.fromEntries(await Promise.all(made)) as PerApp<T>;
}

function toExchange(to: AppName, exchange: ProxiedExchange): Exchange {
  return { ...exchange, to, from: exchange.headers['user-agent'] ?? '' };
}
