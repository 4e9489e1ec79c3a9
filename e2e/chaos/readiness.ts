import { setTimeout as delay } from 'node:timers/promises';
import { origins } from '../control.ts';
import { type Cluster, apps } from './cluster.ts';

/** Milliseconds between two looks, as of a proxy that takes who is not ready out of its turn. */
const interval = 100;

/** Whether a process says that it can do its work. @param server `host:port` */
export async function isReady(server: string): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000);
  const answer = await fetch(`http://${server}/readyz`, { signal }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

/** Asks every process that is in use, until all are ready. @param limit milliseconds since the epoch */
export async function waitUntilReady({ proxies }: Cluster, limit: number): Promise<void> {
  for (const app of apps) {
    for (const server of proxies[app].servers) {
      while (!(await isReady(server))) {
        if (Date.now() > limit) throw new Error(`${app} (${origins[app]}) does not get ready again`);
        await delay(interval);
      }
    }
  }
}

/** Lets the proxies leave out whoever is not ready, as long as `use` lasts. */
export async function minding<T>({ proxies, replicas }: Cluster, use: () => Promise<T>): Promise<T> {
  const state = { over: false };
  const watching = apps.map(async (app) => {
    while (!state.over) {
      const ready = await Promise.all(replicas[app].map(isReady));
      proxies[app].avoided = new Set(replicas[app].filter((_server, index) => !ready[index]));
      await delay(interval);
    }
    proxies[app].avoided = new Set();
  });
  try {
    return await use();
  } finally {
    state.over = true;
    await Promise.all(watching);
  }
}
