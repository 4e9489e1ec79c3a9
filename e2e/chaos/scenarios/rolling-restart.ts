import { expect } from '@playwright/test';
import { controlReplica } from '../../control.ts';
import { type Cluster, apps } from '../cluster.ts';
import type { Scenario } from '../play.ts';
import { minding } from '../readiness.ts';
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
      await minding(stage.cluster, () => restartInTurn(stage.cluster));
      state.over = true;
      for (const outcome of await load) if (outcome.status === 'rejected') throw outcome.reason;
    },
  },
];

async function restartInTurn({ replicas }: Cluster): Promise<void> {
  for (const app of apps) {
    for (const replica of replicas[app]) {
      const began = Date.now();
      await controlReplica(replica, 'stop');
      expect.soft(Date.now() - began, `${app} goes in time`).toBeLessThan(stopLimit);
      await controlReplica(replica, 'start');
    }
  }
}

async function work(visitor: Visitor, state: { readonly over: boolean }): Promise<void> {
  for (let turn = 0; !state.over; turn += 1) {
    await visitor.saveDraft(`words of turn ${turn}`);
    await visitor.expireAccessToken();
    visitor.mustSee(await visitor.open('/birthdays'));
  }
}
