import { expect } from '@playwright/test';
import { type AppName, controlReplica } from '../../control.ts';
import { apps } from '../cluster.ts';
import type { Scenario } from '../play.ts';
import { minding } from '../readiness.ts';
import type { Stage } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** Milliseconds a process may take to answer what it was asked, and go. */
const stopLimit = 10_000;

/** F-CR-9: each process is asked to go (SIGTERM) and started again while people work; the checker sees no failure. */
export const rollingRestart: readonly Scenario[] = [
  {
    title: 'F-CR-9 a rolling restart of everything fails no request',
    async play(stage) {
      const regulars = [await stage.invite(), await stage.invite()];
      for (const visitor of regulars) await visitor.connect();
      const state = { over: false };
      const load = Promise.allSettled([
        ...regulars.map((visitor) => work(visitor, state)),
        (async () => {
          while (!state.over) await (await stage.invite()).connect();
        })(),
      ]);
      // When nobody works any more, nobody is asked: then it is over, too.
      await Promise.race([minding(stage.cluster, () => restartInTurn(stage)), load]);
      state.over = true;
      for (const outcome of await load) if (outcome.status === 'rejected') throw outcome.reason;
    },
  },
];

async function restartInTurn(stage: Stage): Promise<void> {
  for (const app of apps) {
    for (const replica of stage.cluster.replicas[app]) {
      const milliseconds = await stopWhileAsked(stage, app, replica);
      expect.soft(milliseconds, `${app} goes in time`).toBeLessThan(stopLimit);
      await controlReplica(replica, 'start');
    }
  }
}

/** Asks a process to go while it has a request to answer. @returns milliseconds until it was gone */
function stopWhileAsked(stage: Stage, app: AppName, replica: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const wait = () =>
      stage.atNext({ to: app, path: /^(?!GET \/readyz)/, when: 'asked' }, async (server) => {
        if (server === replica) {
          const began = Date.now();
          controlReplica(replica, 'stop').then(() => resolve(Date.now() - began), reject);
        } else wait();
        return 'deliver';
      });
    wait();
  });
}

async function work(visitor: Visitor, state: { readonly over: boolean }): Promise<void> {
  for (let turn = 0; !state.over; turn += 1) {
    await visitor.saveDraft(`words of turn ${turn}`);
    await visitor.expireAccessToken();
    visitor.mustSee(await visitor.open('/birthdays'));
  }
}
