import { expect } from '@playwright/test';
import { Browser } from '../../http/browser.ts';
import { obtainCode, redeem } from '../../http/protocol.ts';
import type { Scenario } from '../play.ts';

/** F-CR-1, 2, 3 and 6: an app dies while the person reads a page, or while the browser carries a code. */
export const betweenPages: readonly Scenario[] = [
  {
    title: 'F-CR-1 kill -9 of the authorization server while the sign-in page is shown',
    async play(stage) {
      stage.cluster.standAlone();
      const visitor = await stage.invite();
      const page = await visitor.beginConnecting();
      await stage.revive('authorization-server', await stage.kill('authorization-server'));
      visitor.mustSee(await visitor.finishConnecting(page));
    },
  },
  {
    title: 'F-CR-2 kill -9 of the authorization server while the consent page is shown',
    async play(stage) {
      stage.cluster.standAlone();
      const visitor = await stage.invite();
      const page = await visitor.signIn(await visitor.beginConnecting());
      await stage.revive('authorization-server', await stage.kill('authorization-server'));
      visitor.mustSee(await visitor.finishConnecting(page));
    },
  },
  {
    title: 'F-CR-3 kill -9 of the authorization server between the code and its exchange',
    async play(stage) {
      stage.cluster.standAlone();
      const visitor = await stage.invite();
      const send = stage.cluster.fetchAs('a client');
      const issued = await obtainCode({ browser: new Browser(send) });
      const callback = await visitor.allowUntilCallback(
        await visitor.signIn(await visitor.beginConnecting()),
      );
      const window = await stage.kill('authorization-server');
      expect((await visitor.open(callback)).status).toBe(503);
      await stage.revive('authorization-server', window);
      expect((await redeem(issued, send)).status).toBe(200);
      await stage.letStartAgain(visitor);
    },
  },
  {
    title: 'F-CR-6 kill -9 of MessageWriter while the browser is at the authorization server',
    async play(stage) {
      const { cluster } = stage;
      cluster.standAlone();
      const [first, second] = [await stage.invite(), await stage.invite()];
      const callback = await first.allowUntilCallback(await first.signIn(await first.beginConnecting()));
      const page = await second.beginConnecting();
      const window = await stage.kill('message-writer');
      const [dead = '', other = ''] = cluster.replicas['message-writer'];
      cluster.proxies['message-writer'].servers = [other];
      first.mustSee(await first.open(callback));
      cluster.proxies['message-writer'].servers = [dead];
      await stage.revive('message-writer', window);
      second.mustSee(await second.finishConnecting(page));
    },
  },
];
