import { expect } from '@playwright/test';
import { controlDatabaseServer } from '../../control.ts';
import { env } from '../../env.ts';
import { apps } from '../cluster.ts';
import { Browser } from '../../http/browser.ts';
import { obtainCode, redeem } from '../../http/protocol.ts';
import type { Scenario } from '../play.ts';
import type { Stage } from '../stage.ts';
import type { Visitor } from '../visitor.ts';

/** Milliseconds within which a request has to be refused while the database is away. */
const answerLimit = 5_000;

/** The same while flows of several requests each wait for one another. */
const flowLimit = 15_000;

export const database: readonly Scenario[] = [
  {
    title: 'F-DB-1 PostgreSQL crashes and comes back while flows are under way',
    async play(stage) {
      const { parallelFlows } = stage.scale;
      const visitors = await Promise.all(Array.from({ length: parallelFlows }, () => stage.invite()));
      const restarted = new Promise<void>((resolve, reject) => {
        const skip = stage.random.below(parallelFlows);
        stage.atNext(
          { to: 'authorization-server', path: /^POST \/token$/, when: 'asked', skip },
          async () => {
            await restartDatabase(stage).then(resolve, reject);
            return 'deliver';
          },
        );
      });
      const outcomes = await Promise.all(visitors.map(useEverything));
      await restarted;
      for (const [index, visitor] of visitors.entries()) {
        if (!outcomes[index]) await stage.letStartAgain(visitor);
      }
      expect(
        visitors.every((visitor) => stage.exchanges.some(({ from }) => from.endsWith(visitor.person.email))),
      ).toBe(true);
    },
  },
  {
    title: 'F-DB-2 without PostgreSQL everybody says so, soon, and all works when it is back',
    async play(stage) {
      const visitor = await stage.invite();
      await visitor.connect();
      const send = stage.cluster.fetchAs('a client');
      const issued = await redeem(await obtainCode({ browser: new Browser(send) }), send);
      const headers = { authorization: `Bearer ${issued.body.access_token}`, accept: 'application/json' };
      const window = stage.begin('PostgreSQL is away', answerLimit);
      await controlDatabaseServer('crash');
      const until = Date.now() + stage.scale.absence * 1000;
      do {
        await expectHealth(stage, { healthz: 200, readyz: 503 });
        await expect.poll(async () => (await visitor.open('/birthdays')).status).toBe(503);
        expect((await visitor.open(`${env.authorizationServerUrl}/account`)).status).toBe(503);
        const birthdays = await send(`${env.contactSaverUrl}/birthdays`, { headers });
        expect(birthdays.status).toBe(503);
        const metadata = await send(`${env.authorizationServerUrl}/.well-known/openid-configuration`);
        expect(metadata.status, 'needs no database').toBe(200);
      } while (Date.now() < until);
      await controlDatabaseServer('start');
      await stage.end(window);
      await expectHealth(stage, { healthz: 200, readyz: 200 });
      await stage.letStartAgain(visitor);
    },
  },
];

async function restartDatabase(stage: Stage): Promise<void> {
  const window = stage.begin('PostgreSQL crashes', flowLimit);
  await controlDatabaseServer('crash');
  await controlDatabaseServer('start');
  await stage.end(window);
}

/** Connects, writes and reads. @returns whether nothing came between */
async function useEverything(visitor: Visitor): Promise<boolean> {
  try {
    const page = await visitor.connect();
    await visitor.saveDraft(`words for ${visitor.person.canary}`);
    return visitor.sees(page) && visitor.sees(await visitor.open('/birthdays'));
  } catch {
    return false;
  }
}

/** MessageWriter asks its storage once a second: for that long its answers may be old. */
async function expectHealth({ cluster }: Stage, expected: Readonly<Record<string, number>>): Promise<void> {
  for (const app of apps) {
    for (const server of cluster.replicas[app]) {
      for (const [path, status] of Object.entries(expected)) {
        const ask = async () => (await fetch(`http://${server}/${path}`)).status;
        await expect.poll(ask, { message: `${app} /${path}`, timeout: 10_000 }).toBe(status);
      }
    }
  }
}
