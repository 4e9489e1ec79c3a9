import { describe, expect, it } from 'vitest';
import { type captured, form, json, jwt, redact, secretOf } from '../test/captured.ts';
import { findCanary } from '../test/find-canary.ts';

type Plant = (canary: string) => Parameters<typeof captured>[0];

const canary = secretOf('leak');
const short = secretOf('leak of 32 characters', 32);
const setCookie = (line: string): Parameters<typeof captured>[0] => ({
  response: { headers: [['Set-Cookie', line]] },
});
const bearer = (token: string): Parameters<typeof captured>[0] => ({
  requestHeaders: [['Authorization', `Bearer ${token}`]],
});

function leaksOf(plant: Plant, secret: string): string[] {
  const { tokens, ...kept } = redact(plant(secret));
  return findCanary(JSON.stringify({ ...kept, tokens: tokens.map(({ recorded }) => recorded) }), secret);
}

/** Places in which a secret was once kept, or could be. */
describe('redactExchange, places where secrets hide', () => {
  it('keeps no interaction id in the path of a cookie (oidc-provider sets such a path)', () => {
    const plant: Plant = (id) => setCookie(`as_interaction=${id}; path=/interaction/${id}; httponly`);
    expect(leaksOf(plant, canary)).toEqual([]);
  });

  it('keeps no unknown attribute of a cookie', () => {
    expect(leaksOf((secret) => setCookie(`a=b; anything=${secret}`), canary)).toEqual([]);
    expect(leaksOf((secret) => setCookie(`a="b; ${secret}"`), canary)).toEqual([]);
  });

  it.each(['Cookie', 'Set-Cookie'])('keeps no %s without a name', (name) => {
    const plant: Plant = (secret) =>
      name === 'Cookie' ? { requestHeaders: [[name, secret]] } : setCookie(`${secret}; path=/`);
    expect(leaksOf(plant, canary)).toEqual([]);
  });

  it('keeps no client secret of Basic credentials without a colon', () => {
    const plant: Plant = (secret) => ({
      requestHeaders: [['Authorization', `Basic ${Buffer.from(secret).toString('base64')}`]],
    });
    expect(leaksOf(plant, canary)).toEqual([]);
  });

  it.each(['scope', 'client_id', 'jti', 'nonce'])('keeps no token whose hint is %s', (hint) => {
    const plant: Plant = (secret) => ({ requestBody: form(`token=${secret}&token_type_hint=${hint}`) });
    expect(leaksOf(plant, canary)).toEqual([]);
  });

  it('keeps no number of an unknown JSON member, and none that is a password', () => {
    const plant = (name: string) => (secret: string) => ({ requestBody: json(`{"${name}":${secret}}`) });
    expect(leaksOf(plant('pin'), '9007199254740991')).toEqual([]);
    expect(leaksOf(plant('password'), '9007199254740991')).toEqual([]);
  });

  it('keeps no whole JWT that stands in a claim of another one', () => {
    const plant: Plant = (signature) => bearer(jwt({ sub: jwt({ sub: 'a' }, {}, signature) }));
    expect(leaksOf(plant, canary)).toEqual([]);
  });

  it('keeps nothing unknown inside an open claim', () => {
    expect(leaksOf((secret) => bearer(jwt({ aud: [{ anything: secret }] })), canary)).toEqual([]);
  });

  it('keeps no secret that is the name of a claim', () => {
    expect(leaksOf((secret) => bearer(jwt({ [secret]: true })), canary)).toEqual([]);
  });

  it.each<[string, Plant]>([
    ['query parameter', (secret) => ({ url: `/verify?${secret}` })],
    ['form field', (secret) => ({ requestBody: form(secret) })],
    ['JSON member', (secret) => ({ response: { body: json({ sessions: { [secret]: {} } }) } })],
    ['cookie', (secret) => ({ requestHeaders: [['Cookie', `${secret}=1`]] })],
    ['header', (secret) => ({ requestHeaders: [[secret, '1']] })],
  ])('keeps no random name of a %s', (_place, plant) => {
    expect(leaksOf(plant, short)).toEqual([]);
  });

  it.each(['%2B', '.', '~', '='])('keeps no path segment with %s in it', (sign) => {
    const secret = `${secretOf('one', 24)}${sign}${secretOf('other', 24)}`;
    const plant: Plant = () => ({ url: `/reset/${secret}` });
    expect(leaksOf(plant, secretOf('one', 24))).toEqual([]);
  });

  it('keeps no secret in the query of an open parameter', () => {
    const uri = (secret: string) => encodeURIComponent(`http://localhost:3000/cb?ticket=${secret}`);
    expect(leaksOf((secret) => ({ url: `/auth?redirect_uri=${uri(secret)}` }), canary)).toEqual([]);
  });

  it('keeps nothing of a Location that has no origin', () => {
    const plant: Plant = (secret) => ({ response: { headers: [['Location', `data:text/plain,${secret}`]] } });
    expect(leaksOf(plant, short)).toEqual([]);
  });

  it('keeps no JWT whose header begins with a line break or a space', () => {
    const [, payload, signature] = jwt({}, {}, canary).split('.');
    const token = `${Buffer.from('{\n"alg":"RS256"}').toString('base64url')}.${payload}.${signature}`;
    expect(leaksOf(() => ({ url: `/?resource=${token}` }), canary)).toEqual([]);
  });
});

describe('redactExchange, passwords', () => {
  it.each<[string, Plant]>([
    ['in an object', (secret) => ({ requestBody: json({ password: { value: secret } }) })],
    ['in another case', (secret) => ({ requestBody: form(`Password=${secret}`) })],
    ['in a list of fields', (secret) => ({ requestBody: form(`client_secret[]=${secret}`) })],
    [
      'in Proxy-Authorization',
      (secret) => ({ requestHeaders: [['Proxy-Authorization', `Basic ${secret}`]] }),
    ],
  ])('leave neither length nor fingerprint %s', (_place, plant) => {
    const kept = JSON.stringify(redact(plant('correct horse')));
    expect(kept).not.toMatch(/characters|#[\w-]{8}/);
  });
});
