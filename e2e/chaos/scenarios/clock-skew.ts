import path from 'node:path';
import { expect } from '@playwright/test';
import type { AppName } from '../../control.ts';
import { env } from '../../env.ts';
import { Browser } from '../../http/browser.ts';
import { obtainCode, redeem } from '../../http/protocol.ts';
import type { Cluster } from '../cluster.ts';
import type { Scenario } from '../play.ts';
import type { Stage } from '../stage.ts';
import { markWritten, readWritten } from '../written.ts';

const minute = 60;

/** F-SKEW-1 and 2: clocks that differ a little do not matter, and the log tells of one that differs a lot. */
export const clockSkew: readonly Scenario[] = [
  {
    title: 'F-SKEW-1 ContactSaver’s clock is half a minute off, then ten minutes ahead',
    async play(stage) {
      const send = stage.cluster.fetchAs('a client');
      const { access_token } = (await redeem(await obtainCode({ browser: new Browser(send) }), send)).body;
      expect(await readBirthdays(stage, 30, access_token)).toBe(200);
      expect(await readBirthdays(stage, -30, access_token)).toBe(200);
      const mark = await markWritten();
      expect(await readBirthdays(stage, 10 * minute, access_token)).toBe(401);
      const log = (await readWritten(mark)).find(({ where }) => where === 'contact-saver.log');
      expect(log?.text).toMatch(/exp is -\d{2,3} seconds from now by our clock/);
    },
  },
  {
    title: 'F-SKEW-2 MessageWriter’s clock is half a minute, then ten minutes behind',
    async play(stage) {
      await withSkew(stage, 'message-writer', -30, async (cluster) => {
        const visitor = await stage.invite(cluster);
        visitor.mustSee(await visitor.connect());
      });
      await withSkew(stage, 'message-writer', -10 * minute, async (cluster) => {
        const visitor = await stage.invite(cluster);
        await stage.letStartAgain(visitor);
      });
    },
  },
];

async function readBirthdays(stage: Stage, seconds: number, token: string): Promise<number> {
  return withSkew(stage, 'contact-saver', seconds, async (cluster) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    return (await cluster.fetchAs('a client')(`${env.contactSaverUrl}/birthdays`, { headers })).status;
  });
}

/** One process of an app whose clock is wrong, for as long as it takes. @param seconds positive when it is ahead */
async function withSkew<T>(
  { cluster }: Stage,
  app: AppName,
  seconds: number,
  use: (skewed: Cluster) => Promise<T>,
): Promise<T> {
  const clock = path.join(import.meta.dirname, '../skewed-clock.cjs');
  const variables = { NODE_OPTIONS: `--require="${clock}"`, CLOCK_SKEW_SECONDS: String(seconds) };
  const skewed = await cluster.with(app, variables, 1);
  try {
    return await use(skewed);
  } finally {
    await skewed.remove(app);
  }
}
