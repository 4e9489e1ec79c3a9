import { setTimeout as delay } from 'node:timers/promises';
import { controlDatabaseServer, controlReplica } from '../control.ts';
import { type Cluster, apps } from './cluster.ts';
import { readFacts } from './facts.ts';
import { countHalfDone } from './half-done.ts';
import { checkInvariants } from './invariants.ts';
import type { Random } from './random.ts';
import { type Scale, Stage } from './stage.ts';
import { markWritten } from './written.ts';

/** Milliseconds a scenario may take. */
const timeLimit = 300_000;

/** Something that goes wrong, and what people do meanwhile. */
export interface Scenario {
  readonly title: string;
  /** Cannot be played where there is no redis-server. */
  readonly needsRedis?: boolean;
  /** Fails by itself only where it can say more than the checker. */
  readonly play: (stage: Stage) => Promise<void>;
}

/**
 * Plays a scenario, then checks everything that must hold after any of them.
 *
 * @throws {Error} with a line for each thing that did not
 */
export async function play(
  { play: act }: Scenario,
  cluster: Cluster,
  random: Random,
  scale: Scale,
): Promise<void> {
  const since = await markWritten();
  const before = await countHalfDone();
  const stage = new Stage(cluster, random, scale);
  const failures = await Promise.race([act(stage), giveUp()]).then(
    () => [],
    (error: Error) => [error.stack ?? error.message],
  );
  stage.disarm();
  if (failures.length > 0) await mend(cluster);
  cluster.standTogether();
  const violations = checkInvariants(stage, await readFacts(stage.participants, since, before));
  if (failures.length + violations.length === 0) return;
  if (failures.length === 0) await mend(cluster);
  throw new Error([...failures, ...violations].join('\n'));
}

/** A scenario that waits for something which never comes has failed. */
async function giveUp(): Promise<never> {
  await delay(timeLimit, undefined, { ref: false });
  throw new Error(`not over after ${timeLimit / 1000} seconds`);
}

/** After a failure nobody knows what is still running: everything is killed and started, for the next scenario. */
async function mend(cluster: Cluster): Promise<void> {
  cluster.standTogether();
  await controlDatabaseServer('start').catch(() => undefined);
  for (const app of apps) {
    for (const replica of cluster.replicas[app]) {
      await controlReplica(replica, 'kill');
      await controlReplica(replica, 'start');
    }
  }
}
