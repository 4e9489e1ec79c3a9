import { Seal } from '@ecosystem/seal/seal';
import { calendarDateIn } from '@ecosystem/types/calendar';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findMessages } from '../src/messages/messages.ts';
import { claimRun, findLastResult, finishRun, requestRun, scheduleNight } from '../src/night-job/job-runs.ts';
import { runJobs } from '../src/night-job/run-jobs.ts';
import { cancelOrder, findOrders, orderMessage } from '../src/night-job/standing-orders.ts';
import { nightOf, startNightJob } from '../src/night-job/start-night-job.ts';
import { services } from '../src/services.ts';
import type { Connection } from '../src/session/session-store.ts';
import { database } from '../src/storage/database.ts';
import { connect } from './browser.ts';
import { newTokens, refusal } from './issuer.ts';
import { listeningIssuer } from './listening-issuer.ts';

const { issuer } = await listeningIssuer();
const today = calendarDateIn('UTC', new Date());
const birthday = { firstName: 'Ada', day: today.day, month: today.month };
const list = (items: object[]) => Response.json({ items, nextCursor: null });

let connection: Connection;
let personId: string;

/** A person whose access token has expired, who has ordered a message for somebody with a birthday today. */
beforeEach(async () => {
  await database().jobRun.deleteMany();
  await database().standingOrder.deleteMany();
  issuer.newPerson();
  connection = await connect(issuer, 5);
  personId = connection.personId ?? '';
  issuer.answers['protected-resource-request'] = ({ path }) => list(path === '/birthdays' ? [birthday] : []);
  await orderMessage(personId, { ...birthday, tone: 'short' });
});
afterEach(() => vi.useRealTimers());

const messages = () => findMessages(personId, '');
const run = async () => {
  await requestRun(personId);
  await runJobs();
  return findLastResult(personId);
};

describe('the nightly job', () => {
  it('renews the access token and writes what is ordered for today, once', async () => {
    expect(await run()).toMatchObject({ outcome: 'written', written: 1 });
    expect(await messages()).toMatchObject([{ firstName: 'Ada', state: 'ready', tone: 'short' }]);
    expect(issuer.asked('refresh-request')).toBe(1);
    expect(await run()).toMatchObject({ outcome: 'nothing-due', written: 0 });
    expect(await messages()).toHaveLength(1);
  });

  it('does nothing with tokens whose key was taken away, and says that nothing is allowed any more', async () => {
    const sealedTokens = new Seal(['a key of before, which is not ours any more'], 'gone').seal({}, 'tokens');
    await services().sessions.finishRenewal(connection.id, {
      sealedTokens,
      accessTokenExpiresAt: new Date(),
    });
    expect(await run()).toMatchObject({ outcome: 'no-offline-access', written: 0 });
    expect(issuer.asked('refresh-request')).toBe(0);
  });

  it('leaves alone what the person has begun to write', async () => {
    await run();
    const [message] = await messages();
    await database().message.update({
      where: { id: message?.id ?? '' },
      data: { body: 'mine', state: 'draft' },
    });
    await run();
    expect(await messages()).toMatchObject([{ body: 'mine', state: 'draft' }]);
  });

  it('writes nothing for a birthday on another day, or for one that was taken back', async () => {
    issuer.answers['protected-resource-request'] = ({ path }) =>
      list(path === '/birthdays' ? [{ ...birthday, firstName: 'Grace' }] : []);
    expect(await run()).toMatchObject({ outcome: 'nothing-due' });
    const [order] = await findOrders(personId);
    await cancelOrder(personId, order?.id ?? '');
    expect(await findOrders(personId)).toEqual([]);
  });

  it('says why nothing was written without offline_access, and sends nothing', async () => {
    await database().person.findUniqueOrThrow({ where: { id: personId } });
    await services().sessions.forget(connection.id);
    issuer.requests.splice(0);
    expect(await run()).toMatchObject({ outcome: 'no-offline-access', written: 0 });
    expect(issuer.requests).toEqual([]);
  });

  it.each([
    ['the grant was revoked', () => refusal('invalid_grant'), 'connection-ended'],
    ['the authorization server is away', () => refusal('server_error', 503), 'unavailable'],
  ])('says so when %s, and writes nothing', async (_title, answer, outcome) => {
    issuer.answers['refresh-request'] = answer;
    expect(await run()).toMatchObject({ outcome, written: 0 });
    expect(await messages()).toEqual([]);
  });

  it('says so when the birthdays were not granted', async () => {
    issuer.answers['protected-resource-request'] = () =>
      new Response(null, {
        status: 403,
        headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope", scope="birthdays.read"' },
      });
    expect(await run()).toMatchObject({ outcome: 'no-birthdays' });
  });

  it('works on when the person has left', async () => {
    const session = await database().session.findFirst({ where: { connectionId: connection.id } });
    if (session) await services().sessions.end(session.idHash);
    expect(await run()).toMatchObject({ outcome: 'written' });
  });
});

describe('two replicas', () => {
  it('run a night once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => scheduleNight('2027-01-15')));
    await Promise.all(Array.from({ length: 10 }, runJobs));
    expect(await database().jobRun.count({ where: { night: '2027-01-15' } })).toBe(1);
    expect(issuer.asked('refresh-request')).toBe(1);
    expect(await messages()).toHaveLength(1);
    await scheduleNight('2027-01-15');
    expect(await claimRun()).toBeUndefined();
  });

  it('do not work on the same run; when one dies, the other takes over', async () => {
    await requestRun(personId);
    const both = await Promise.all([claimRun(), claimRun()]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const claimed = both.find(Boolean);
    expect(await claimRun()).toBeUndefined();
    await database().jobRun.updateMany({ data: { leasedUntil: new Date(Date.now() - 1_000) } });
    expect(await claimRun()).toEqual(claimed);
    await finishRun(claimed?.id ?? '');
    expect(await claimRun()).toBeUndefined();
  });
});

describe('startNightJob', () => {
  it.each([
    ['2027-01-15T02:59:59Z', '2027-01-14'],
    ['2027-01-15T03:00:00Z', '2027-01-15'],
  ])('at %s it is the night of %s', (instant, night) => expect(nightOf(new Date(instant))).toBe(night));

  it('runs the night that is due, and what somebody asks for later', async () => {
    const stop = startNightJob(() => new Date('2031-05-05T12:00:00Z'));
    issuer.answers['refresh-request'] = () => Response.json(newTokens());
    try {
      await vi.waitFor(async () => expect(await findLastResult(personId)).not.toBeNull(), 10_000);
      const id = await requestRun(personId);
      await vi.waitFor(
        async () => expect(await database().jobResult.count({ where: { runId: id } })).toBe(1),
        10_000,
      );
    } finally {
      stop();
    }
    expect(await database().jobRun.count({ where: { night: '2031-05-05' } })).toBe(1);
  });
});
