import { expect } from '@playwright/test';
import { env } from '../../env.ts';
import { Browser } from '../../http/browser.ts';
import { fullScope, obtainCode, redeem } from '../../http/protocol.ts';
import type { Scenario } from '../play.ts';
import type { Point } from '../stage.ts';

/** F-CR-8: a contact is stored whole or not at all, whatever its sender was told. */
export const unacknowledgedContact: readonly Scenario[] = (['asked', 'answered'] as const).map((when) => ({
  title: `F-CR-8 kill -9 of ContactSaver when a new contact was ${when}`,
  async play(stage) {
    stage.cluster.standAlone();
    const { person } = await stage.invite();
    const send = stage.cluster.fetchAs('a client');
    const issued = await obtainCode({
      browser: new Browser(send),
      person: { ...person, name: 'Robin Example' },
      scope: `${fullScope} contacts.write`,
    });
    const { access_token } = (await redeem(issued, send)).body;
    const add = () =>
      send(`${env.contactSaverUrl}/contacts`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${access_token}`,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        body: JSON.stringify({ firstName: 'Emmy', birthday: { day: 23, month: 3 } }),
      });
    const point: Point = { to: 'contact-saver', path: /^POST \/contacts$/, when };
    const killed = stage.killAt('contact-saver', point);
    await expect(add()).rejects.toThrow();
    await stage.revive('contact-saver', await killed);
    expect((await add()).status).toBe(201);
  },
}));
