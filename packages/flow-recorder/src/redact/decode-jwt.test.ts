import { describe, expect, it } from 'vitest';
import { jwt } from '../test/captured.ts';
import { decodeJwt } from './decode-jwt.ts';

describe('decodeJwt', () => {
  it.each(['', 'a', 'a.b', 'a.b.c', '..', 'e30.bnVsbA.x', 'e30.MQ.x', `${jwt({})}.and.more`, '\0.\0.\0'])(
    'is undefined for %j',
    (text) => expect(decodeJwt(text)).toBeUndefined(),
  );

  it('reads header and payload, whatever the signature', () => {
    const decoded = { header: { alg: 'none' }, payload: { sub: 'ä' } };
    expect(decodeJwt(jwt(decoded.payload, decoded.header, ''))).toEqual(decoded);
  });

  it('pollutes no prototype', () => {
    const payload = Buffer.from('{"__proto__":{"polluted":1}}').toString('base64url');
    decodeJwt(`e30.${payload}.x`);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
