import { describe, expect, it, vi } from 'vitest';
import type { Connection } from '../src/session/session-store.ts';
import {
  connect,
  createPersonId,
  inAMoment,
  inAnHour,
  newHash,
  ownPerson,
  sessions,
} from './kept-sessions.ts';

const person = ownPerson();

describe('end, forget and logOut', () => {
  it('end a session, and what may only be used within it', async () => {
    const { idHash, connection } = await connect(person.id);
    await sessions.end(idHash);
    expect(await sessions.find(idHash)).toBeUndefined();
    expect(await sessions.findConnection(connection.id)).toBeNull();
  });

  it('leave what may be used while the person is away', async () => {
    const { idHash, connection } = await connect(person.id, { offline: true });
    await sessions.end(idHash);
    expect(await sessions.findLeft(person.id)).toEqual([connection]);
    expect(await sessions.findOffline()).toContainEqual(connection);
    await sessions.forget(connection.id);
    expect(await sessions.findLeft(person.id)).toEqual([]);
  });

  it('log out one session of the authorization server, or all of a person', async () => {
    const one = await connect(person.id, { sid: 'one' });
    const two = await connect(person.id, { sid: 'two', offline: true });
    const other = await connect(await createPersonId(), { sid: 'one' });

    expect(await sessions.logOut({ personId: person.id, sid: 'one' })).toEqual([one.connection]);
    expect(await sessions.find(one.idHash)).toMatchObject({ connection: null, ended: 'logged-out' });
    expect(await sessions.find(two.idHash)).toMatchObject({ connection: { id: two.connection.id } });

    expect(await sessions.logOut({ personId: person.id, sid: null })).toEqual([two.connection]);
    expect(await sessions.find(two.idHash)).toMatchObject({ connection: null, ended: 'logged-out' });
    expect(await sessions.find(other.idHash)).toMatchObject({ connection: { id: other.connection.id } });
    expect(await sessions.logOut({ personId: person.id, sid: null })).toEqual([]);
  });

  it('find a connection whose session has expired among those that are left', async () => {
    const { connection } = await connect(person.id, { offline: true }, inAMoment());
    await vi.waitFor(async () => expect(await sessions.findLeft(person.id)).toEqual([connection]), 10_000);
  });
});

describe('a renewal', () => {
  it('is begun by one of fifty, and by nobody who has seen an older token', async () => {
    const { connection } = await connect(person.id);
    const begun = await Promise.all(Array.from({ length: 50 }, () => sessions.beginRenewal(connection)));
    expect(begun.filter(Boolean)).toHaveLength(1);
    const renewed = { sealedTokens: 'others', accessTokenExpiresAt: new Date(Date.now() + 7_200_000) };
    expect(await sessions.finishRenewal(connection.id, renewed)).toMatchObject(renewed);
    expect(await sessions.beginRenewal(connection)).toBe(false);
  });

  it('can be given back', async () => {
    const { connection } = await connect(person.id);
    expect(await sessions.beginRenewal(connection)).toBe(true);
    await sessions.cancelRenewal(connection.id);
    expect(await sessions.beginRenewal(connection)).toBe(true);
  });

  it('keeps nothing when the connection has been forgotten meanwhile', async () => {
    const { connection } = await connect(person.id);
    await sessions.beginRenewal(connection);
    await sessions.forget(connection.id);
    const renewed = { sealedTokens: 'too late', accessTokenExpiresAt: inAnHour() };
    expect(await sessions.finishRenewal(connection.id, renewed)).toBeNull();
    await sessions.cancelRenewal(connection.id);
    await sessions.expireAccessToken(connection.id);
    expect(await sessions.findConnection(connection.id)).toBeNull();
  });

  it('is wanted once an access token counts as expired, and not while one is under way', async () => {
    const { connection } = await connect(person.id);
    await sessions.expireAccessToken(connection.id);
    const expired = (await sessions.findConnection(connection.id)) as Connection;
    expect(expired.accessTokenExpiresAt.getTime()).toBeLessThanOrEqual(Date.now());
    expect(await sessions.beginRenewal(expired)).toBe(true);
    const renewing = (await sessions.findConnection(connection.id)) as Connection;
    await sessions.expireAccessToken(connection.id);
    expect(await sessions.findConnection(connection.id)).toEqual(renewing);
  });
});

describe('acceptOnce', () => {
  it('accepts a hash once of twenty times', async () => {
    const hash = newHash();
    const all = await Promise.all(Array.from({ length: 20 }, () => sessions.acceptOnce(hash, inAnHour())));
    expect(all.filter(Boolean)).toHaveLength(1);
  });
});

describe('remember', () => {
  it('keeps the latest time, and forgets by then', async () => {
    const [hash, later] = [newHash(), inAnHour()];
    expect(await sessions.remembered(hash)).toBeNull();
    await sessions.remember(hash, inAMoment());
    await sessions.remember(hash, later);
    expect(await sessions.remembered(hash)).toEqual(later);
    await sessions.remember(hash, new Date(Date.now() - 1));
    expect(await sessions.remembered(hash)).toBeNull();
  });
});
