import { expect } from '@playwright/test';
import { apps } from '../cluster.ts';
import type { Scenario } from '../play.ts';
import type { Stage } from '../stage.ts';

/** Parts of a hundred that each of two replicas must have answered at least. */
const fairShare = 40;

export const replicas: readonly Scenario[] = [
  {
    title: 'F-HA-1 complete flows, every request to the other replica',
    async play(stage) {
      for (let flow = 0; flow < stage.scale.flows; flow += 1) {
        const visitor = await stage.invite();
        visitor.mustSee(await visitor.connect());
        await visitor.saveDraft(`words of flow ${flow}`);
        expect((await visitor.open('/messages')).html.includes(`words of flow ${flow}`)).toBe(true);
        await visitor.expireAccessToken();
        visitor.mustSee(await visitor.open('/birthdays'));
        if (flow % 2 === 0) expect((await visitor.disconnect()).status).toBe(200);
      }
      expectBothAnswered(stage);
    },
  },
  {
    title: 'F-HA-2 a logout token that reaches one replica of MessageWriter ends the session on the other',
    async play(stage) {
      const { proxies } = stage.cluster;
      const [first = '', second = ''] = stage.cluster.replicas['message-writer'];
      for (const [told, asked] of [
        [first, second],
        [second, first],
      ] as const) {
        const visitor = await stage.invite();
        await visitor.connect();
        proxies['message-writer'].servers = [told];
        await visitor.signOut();
        const logouts = stage.exchanges.filter(({ path }) => path === '/oauth/backchannel-logout');
        const last = logouts.at(-1);
        expect([last?.server, last?.answer?.status]).toEqual([told, 200]);
        proxies['message-writer'].servers = [asked];
        expect(visitor.sees(await visitor.open('/birthdays'))).toBe(false);
        stage.cluster.standTogether();
      }
    },
  },
];

function expectBothAnswered({ cluster, exchanges }: Stage): void {
  for (const app of apps) {
    const all = exchanges.filter(({ to }) => to === app);
    for (const replica of cluster.replicas[app]) {
      const share = (100 * all.filter(({ server }) => server === replica).length) / all.length;
      expect(share, `${app} at ${replica}`).toBeGreaterThanOrEqual(fairShare);
    }
  }
}
