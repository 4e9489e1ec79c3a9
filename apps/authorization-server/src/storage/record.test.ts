import { createHash, randomUUID } from 'node:crypto';
import { type AdapterPayload, errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { hashId, isStorable, toPayload, toRow } from './record.ts';

const rowOf = (model: string, id: string, payload: object) =>
  toRow(model, id, hashId(id), payload as AdapterPayload, 60);

describe('toRow', () => {
  it.each(['\u0000', 'x\u0000', '\ud800', '\udfff'])('refuses %j anywhere in a payload', (text) => {
    for (const payload of [{ nonce: text }, { [text]: 1 }, { params: { deep: [{ er: text }] } }]) {
      expect(() => rowOf('Interaction', 'id', payload)).toThrow(errors.InvalidRequest);
    }
  });

  it('holds no credential: neither the id, nor the session’s cookie', () => {
    const [id, cookie] = [randomUUID(), randomUUID()];
    const row = rowOf('Interaction', id, { jti: id, session: { uid: 'uid', cookie } });
    expect(JSON.stringify(row)).not.toContain(id);
    expect(JSON.stringify(row)).not.toContain(cookie);
    expect(row.id_hash).toBe(createHash('sha256').update(id).digest('base64url'));
    expect(row.session_uid).toBe('uid');
  });

  it.each([
    ['Grant', {}, 'id'],
    ['RefreshToken', { grantId: 'grant' }, 'grant'],
    ['Interaction', { result: { consent: { grantId: 'given' } }, grantId: 'older' }, 'given'],
    ['Session', {}, null],
  ])('links a %s to its grant', (model, payload, grantId) => {
    expect(rowOf(model, 'id', payload).grant_id).toBe(grantId);
  });

  it.each([
    [{ accountId: 'robin' }, 'robin'],
    [{ session: { accountId: 'robin' } }, 'robin'],
    [{ result: { login: { accountId: 'kim' } }, session: { accountId: 'robin' } }, 'kim'],
    [{}, null],
  ])('links %j to the person %j', (payload, accountId) => {
    expect(rowOf('Interaction', 'id', payload).account_id).toBe(accountId);
  });

  it('ends when it is told to, or never', () => {
    const end = Date.parse(toRow('Session', 'id', 'hash', {}, 60).expires_at ?? '');
    expect(Math.abs(end - Date.now() - 60_000)).toBeLessThan(1_000);
    expect(toRow('Client', 'id', 'hash', {}, undefined).expires_at).toBeNull();
  });
});

describe('toPayload', () => {
  it('puts back what has columns of its own', () => {
    const payload = toPayload('id', { kind: 'Session' }, new Date(1_500), { writer: { sid: 's' } });
    expect(payload).toEqual({
      kind: 'Session',
      jti: 'id',
      consumed: 1,
      authorizations: { writer: { sid: 's' } },
    });
    expect(toPayload(undefined, { kind: 'Session' }, null, null)).toEqual({ kind: 'Session' });
  });
});

describe('isStorable', () => {
  it('is what JSON can say, without NUL and lone surrogates', () => {
    for (const value of [null, undefined, 0, true, '', '♥ 🎂', [], { a: ['b'] }])
      expect(isStorable(value)).toBe(true);
    for (const value of ['\u0000', ['\u0000'], { a: { '\u0000': 1 } }]) expect(isStorable(value)).toBe(false);
  });
});

describe('hashId', () => {
  it('tells ids apart', () => expect(hashId('a')).not.toBe(hashId('b')));
});
