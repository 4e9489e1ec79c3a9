import { describe, expect, it, vi } from 'vitest';
import type { Session } from '../src/session/session-store.ts';
import {
  connect,
  inAMoment,
  inAnHour,
  newConnection,
  newHash,
  ownPerson,
  sessions,
} from './kept-sessions.ts';

const person = ownPerson();

const gone = (idHash: string) =>
  vi.waitFor(async () => expect(await sessions.find(idHash)).toBeUndefined(), 10_000);

describe('a session', () => {
  it('is found by its hash until it expires, and by nothing else', async () => {
    const [idHash, other] = [newHash(), newHash()];
    await sessions.ensure(idHash, inAMoment());
    expect(await sessions.find(idHash)).toEqual<Session>({
      idHash,
      stepMode: false,
      ended: null,
      connection: null,
    });
    expect(await sessions.find(other)).toBeUndefined();
    await gone(idHash);
  });

  it('is made once: a second call changes neither its switch nor its end', async () => {
    const idHash = newHash();
    await sessions.ensure(idHash, inAMoment());
    await sessions.setStepMode(idHash, true);
    await sessions.ensure(idHash, inAnHour());
    expect(await sessions.find(idHash)).toMatchObject({ stepMode: true });
    await gone(idHash);
  });

  it('is not made by a switch', async () => {
    const idHash = newHash();
    await sessions.setStepMode(idHash, true);
    expect(await sessions.find(idHash)).toBeUndefined();
  });

  it('loses its connection when that expires, and lives on', async () => {
    const { idHash } = await connect(person.id, { expiresAt: inAMoment() });
    await vi.waitFor(
      async () => expect(await sessions.find(idHash)).toMatchObject({ connection: null }),
      10_000,
    );
  });
});

describe('connect', () => {
  it('keeps everything of a connection, under a new id only (ASVS 7.2.4)', async () => {
    const { before, idHash, connection } = await connect(person.id, { offline: true, sid: null });
    expect(await sessions.find(before)).toBeUndefined();
    expect(await sessions.find(idHash)).toMatchObject({ connection });
    expect(connection).toEqual({
      ...newConnection(person.id),
      ...connection,
      personId: person.id,
      sid: null,
      offline: true,
      renewalStartedAt: null,
    });
  });

  it('keeps one without a person', async () => {
    const { connection } = await connect(null);
    expect(connection.personId).toBeNull();
  });

  it('keeps the switch, and forgets how the connection before had ended', async () => {
    const { idHash, connection } = await connect(person.id);
    await sessions.setStepMode(idHash, true);
    await sessions.forget(connection.id, 'revoked');
    expect(await sessions.find(idHash)).toMatchObject({ connection: null, ended: 'revoked' });
    const next = { idHash: newHash(), expiresAt: inAnHour() };
    await sessions.connect(idHash, next, newConnection(person.id));
    expect(await sessions.find(next.idHash)).toMatchObject({ stepMode: true, ended: null });
  });

  it('hands over the connection it replaces, and forgets it', async () => {
    const { idHash, connection } = await connect(person.id, { offline: true });
    const next = { idHash: newHash(), expiresAt: inAnHour() };
    expect(await sessions.connect(idHash, next, newConnection(person.id))).toEqual({ replaced: connection });
    expect(await sessions.findConnection(connection.id)).toBeNull();
    expect(await sessions.findLeft(person.id)).toEqual([]);
    expect((await sessions.findOffline()).map(({ id }) => id)).not.toContain(connection.id);
  });

  it('does nothing for a session that is over, and keeps no token of it', async () => {
    const connection = newConnection(person.id);
    const next = { idHash: newHash(), expiresAt: inAnHour() };
    expect(await sessions.connect(newHash(), next, connection)).toBeUndefined();
    expect(await sessions.findConnection(connection.id)).toBeNull();
    expect(await sessions.find(next.idHash)).toBeUndefined();
  });

  it('connects a session once, of twenty attempts at the same time', async () => {
    const before = newHash();
    await sessions.ensure(before, inAnHour());
    const attempts = Array.from({ length: 20 }, () =>
      sessions.connect(before, { idHash: newHash(), expiresAt: inAnHour() }, newConnection(person.id)),
    );
    const results = await Promise.allSettled(attempts);
    const won = results.filter((result) => result.status === 'fulfilled' && result.value !== undefined);
    expect(won).toHaveLength(1);
  });
});
