import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { body, captured, fingerprints, form, json, jwt } from '../test/captured.ts';
import { findCanary } from '../test/find-canary.ts';
import { redactExchange } from './redact-exchange.ts';

type Plant = (canary: string) => Parameters<typeof captured>[0];

const url = (path: string) => ({ url: path });
const request = (name: string, value: string) => ({ requestHeaders: [[name, value]] as const });
const answer = (name: string, value: string) => ({ response: { headers: [[name, value]] as const } });
const encoded = encodeURIComponent;
const basic = (pair: string) => request('Authorization', `Basic ${Buffer.from(pair).toString('base64')}`);

const places: Record<string, Plant> = {
  'an unknown header': (canary) => request('X-Anything', canary),
  'an unknown header of the answer': (canary) => answer('X-Anything', canary),
  'a header that comes twice': (canary) => ({
    requestHeaders: [
      ['X-Api-Key', 'first'],
      ['x-api-key', canary],
    ],
  }),
  'an unknown query parameter': (canary) => url(`/?anything=${encoded(canary)}`),
  'a query parameter that comes twice': (canary) => url(`/?a=b&a=${encoded(canary)}`),
  'a fragment': (canary) => url(`/#${encoded(canary)}`),
  'the user name of a URL': (canary) => answer('Location', `http://x:${encoded(canary)}@localhost:3000/`),
  'the path': (canary) => url(`/page/${encoded(canary).repeat(2)}`),
  'a Location': (canary) => answer('Location', `/oauth/callback?code=${encoded(canary)}`),
  'the fragment of a Location': (canary) => answer('Location', `/cb#access_token=${encoded(canary)}`),
  'a Location that is no URL': (canary) => answer('Location', `http://[${canary}`),
  'a Referer': (canary) => request('Referer', `http://localhost:3000/?ticket=${encoded(canary)}`),
  'a cookie': (canary) => request('Cookie', `theme=dark; other=${encoded(canary)}; last=1`),
  'a cookie with = in it': (canary) => request('Cookie', `a=b=${encoded(canary)}`),
  'a cookie that is set': (canary) => answer('Set-Cookie', `as_session=${encoded(canary)}; path=/`),
  'a bearer token': (canary) => request('Authorization', `Bearer ${canary}`),
  'another scheme': (canary) => request('Authorization', `Digest response="${canary}"`),
  'no scheme': (canary) => request('Authorization', canary),
  'a client secret': (canary) => basic(`message-writer:${encoded(canary)}`),
  'a client secret with colons': (canary) => basic(`message-writer:::${canary}`),
  'Proxy-Authorization': (canary) => request('Proxy-Authorization', `Basic ${canary}`),
  'an unknown form field': (canary) => ({ requestBody: form(`email=${encoded(canary)}`) }),
  'a password': (canary) => ({ requestBody: form(`password=${encoded(canary)}`) }),
  'a client secret in a form': (canary) => ({ requestBody: form(`client_secret=${encoded(canary)}`) }),
  'a code': (canary) => ({ requestBody: form(`code=${encoded(canary)}&grant_type=authorization_code`) }),
  'a code verifier': (canary) => ({ requestBody: form(`code_verifier=${encoded(canary)}`) }),
  'a token to revoke': (canary) => ({
    requestBody: form(`token=${encoded(canary)}&token_type_hint=access_token`),
  }),
  'a form field that comes twice': (canary) => ({ requestBody: form(`code=1&code=${encoded(canary)}`) }),
  'a JSON member': (canary) => ({ response: { body: json({ access_token: canary }) } }),
  'a nested JSON member': (canary) => ({ response: { body: json({ a: { b: { c: canary } } }) } }),
  'a nested array': (canary) => ({ response: { body: json({ a: [[['x', canary]]] }) } }),
  'a bare JSON string': (canary) => ({ response: { body: json(JSON.stringify(canary)) } }),
  'JSON that is cut off': (canary) => ({ response: { body: json(`{"a":"${encoded(canary)}`) } }),
  'problem details': (canary) => ({
    response: { body: body('application/problem+json', JSON.stringify({ instance: canary })) },
  }),
  'a page': (canary) => ({ response: { body: body('text/html; charset=utf-8', `<p>${canary}</p>`) } }),
  'a text': (canary) => ({ response: { body: body('text/plain', canary) } }),
  'bytes of no type': (canary) => ({ requestBody: body('', canary) }),
  'a multipart form': (canary) => ({ requestBody: body('multipart/form-data; boundary=x', canary) }),
  'a body that is truncated': (canary) => ({ requestBody: { ...form(`a=${canary}`), truncated: true } }),
  'the signature of a JWT': (canary) =>
    request('Authorization', `Bearer ${jwt({ sub: 'a' }, {}, Buffer.from(canary).toString('base64url'))}`),
  'an unknown claim of a JWT': (canary) =>
    request('Authorization', `Bearer ${jwt({ email: canary, sid: [canary] })}`),
  'an unknown header parameter of a JWT': (canary) => ({
    response: { body: json({ id_token: jwt({}, { x5c: [canary] }) }) },
  }),
  'a JWT in an unknown field': (canary) => ({ requestBody: form(`logout_token=${jwt({ events: canary })}`) }),
  'something like a JWT': (canary) => request('Authorization', `Bearer eyJ.${encoded(canary)}.eyJ.x.y`),
};

const alphabets = {
  base64url: (bytes: Buffer) => bytes.toString('base64url'),
  hexadecimal: (bytes: Buffer) => bytes.toString('hex').slice(0, 32),
  'with signs': (bytes: Buffer) => bytes.toString('base64').replaceAll('A', '~%"\\ü '),
};

function canaries(alphabet: keyof typeof alphabets): string[] {
  return Array.from({ length: 12 }, (_, index) =>
    alphabets[alphabet](createHash('sha256').update(`${alphabet} ${index}`).digest()),
  );
}

describe.each(Object.keys(alphabets) as (keyof typeof alphabets)[])(
  'redactExchange, secrets %s',
  (alphabet) => {
    it.each(Object.keys(places))('keeps nothing of a secret in %s', (place) => {
      for (const canary of canaries(alphabet)) {
        const exchange = redactExchange(fingerprints, captured(places[place]?.(canary)));
        const { tokens, ...kept } = exchange;
        const recorded = JSON.stringify({ ...kept, tokens: tokens.map((token) => token.recorded) });
        expect(findCanary(recorded, canary)).toEqual([]);
      }
    });
  },
);

describe('findCanary', () => {
  it.each(['base64', 'base64url', 'hex'] as const)('finds a secret that is hidden as %s', (encoding) => {
    const secret = 'a-secret-of-quite-some-length-0123456789';
    expect(findCanary(Buffer.from(`user:${secret}`).toString(encoding), secret)).not.toEqual([]);
  });

  it('finds sixteen characters of it', () => {
    expect(findCanary('… 0123456789abcdef …', 'xxxx0123456789abcdefxxxx')).not.toEqual([]);
    expect(findCanary('… 0123456789abcde …', 'xxxx0123456789abcdefxxxx')).toEqual([]);
  });
});
