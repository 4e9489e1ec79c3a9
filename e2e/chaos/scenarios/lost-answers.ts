import { expect } from '@playwright/test';
import { Browser } from '../../http/browser.ts';
import { obtainCode, redeem, refresh } from '../../http/protocol.ts';
import type { Exchange } from '../history.ts';
import type { Scenario } from '../play.ts';
import type { Point } from '../stage.ts';
import { issuedTokens } from '../tokens-on-the-wire.ts';

/** The token endpoint has done its work and written it down; nobody is told. */
const tokenAnswer: Point = { to: 'authorization-server', path: /^POST \/token$/, when: 'answered' };

/** F-CR-4, 5 and 7: somebody dies when a token request has been carried out and its answer has not arrived. */
export const lostAnswers: readonly Scenario[] = [
  {
    title: 'F-CR-4 kill -9 of the authorization server during the exchange of a code',
    async play(stage) {
      stage.cluster.standAlone();
      const visitor = await stage.invite();
      const callback = await visitor.allowUntilCallback(
        await visitor.signIn(await visitor.beginConnecting()),
      );
      const killed = stage.killAt('authorization-server', tokenAnswer);
      const page = await visitor.open(callback);
      expect(page.status).toBe(503);
      await stage.revive('authorization-server', await killed);
      expect((await visitor.open(callback)).status, 'a code is sent once').toBe(400);
      await stage.letStartAgain(visitor);
      await expectLostTokensDead(stage.exchanges);
    },
  },
  {
    title: 'F-CR-4 a code whose answer was lost is used up, and what it brought ends when it is tried again',
    async play(stage) {
      stage.cluster.standAlone();
      const send = stage.cluster.fetchAs('a client');
      const issued = await obtainCode({ browser: new Browser(send) });
      const killed = stage.killAt('authorization-server', tokenAnswer);
      await expect(redeem(issued, send)).rejects.toThrow();
      await stage.revive('authorization-server', await killed);
      expect((await redeem(issued, send)).body.error).toBe('invalid_grant');
      await expectLostTokensDead(stage.exchanges);
    },
  },
  {
    title: 'F-CR-5 kill -9 of the authorization server during a refresh',
    async play(stage) {
      stage.cluster.standAlone();
      const visitor = await stage.invite();
      await visitor.connect();
      await visitor.expireAccessToken();
      const killed = stage.killAt('authorization-server', tokenAnswer);
      expect(visitor.sees(await visitor.open('/birthdays'))).toBe(false);
      await stage.revive('authorization-server', await killed);
      await stage.letStartAgain(visitor);
      await expectLostTokensDead(stage.exchanges);
    },
  },
  {
    title: 'F-CR-7 kill -9 of MessageWriter before it has stored what a code brought',
    async play(stage) {
      stage.cluster.standAlone();
      const visitor = await stage.invite();
      const callback = await visitor.allowUntilCallback(
        await visitor.signIn(await visitor.beginConnecting()),
      );
      const killed = stage.killAt('message-writer', tokenAnswer);
      await expect(visitor.open(callback)).rejects.toThrow();
      await stage.revive('message-writer', await killed);
      expect((await visitor.open(callback)).status, 'a code is sent once').toBe(400);
      await stage.letStartAgain(visitor);
      await expectLostTokensDead(stage.exchanges);
    },
  },
];

/** Nobody has them, so nobody may ever use them: the next consent, or the second try, has ended their grant. */
async function expectLostTokensDead(exchanges: readonly Exchange[]): Promise<void> {
  const lost = exchanges.filter(({ delivered, path }) => path === '/token' && !delivered);
  expect(lost.length).toBeGreaterThan(0);
  for (const { refresh_token } of lost.map(issuedTokens)) {
    expect(refresh_token).toBeTruthy();
    expect((await refresh(refresh_token ?? '')).body.error).toBe('invalid_grant');
  }
}
