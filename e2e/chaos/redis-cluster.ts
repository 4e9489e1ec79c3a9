import { controlRedis } from '../control.ts';
import type { Cluster } from './cluster.ts';

let started: { readonly base: Cluster; readonly cluster: Promise<Cluster> } | undefined;

/** The same apps, but MessageWriter keeps its sessions in Redis; started once. */
export function findRedisCluster(base: Cluster): Promise<Cluster> {
  if (started?.base !== base) started = { base, cluster: start(base) };
  return started.cluster;
}

async function start(base: Cluster): Promise<Cluster> {
  const url = await controlRedis('where');
  if (url === null) throw new Error('this machine has no redis-server');
  return base.with('message-writer', { REDIS_URL: url });
}
