import { describe, expect, it } from 'vitest';
import { fingerprints, jwt, secretOf } from '../test/captured.ts';
import { SecretCollector } from './collector.ts';
import { redactHeaders, type HeaderLines } from './redact-headers.ts';

const base = 'http://localhost:3000/page';

function redacted(...lines: HeaderLines) {
  const secrets = new SecretCollector(fingerprints);
  return { headers: redactHeaders(secrets, lines, 'request.headers', base), secrets };
}

const stubOf = (word: string, value: string) =>
  `‹${word} · ${value.length} characters · #${fingerprints.of(value)}›`;

describe('redactHeaders', () => {
  it('redacts a header it does not know, and keeps its name', () => {
    expect(redacted(['X-Api-Key', 'secret']).headers).toEqual({ 'x-api-key': stubOf('not shown', 'secret') });
  });

  it.each(['Content-Type', 'ORIGIN', 'user-agent', 'WWW-Authenticate'])('keeps %s as it is', (name) => {
    expect(redacted([name, 'a value']).headers).toEqual({ [name.toLowerCase()]: 'a value' });
  });

  it('redacts an open header that holds a JWT, or is too long', () => {
    expect(redacted(['User-Agent', `x ${jwt({})}`]).headers['user-agent']).toMatch(/^‹not a JWT · /);
    expect(redacted(['User-Agent', 'x'.repeat(2_001)]).headers['user-agent']).toMatch(/^‹not shown · 2001 /);
  });

  it('joins lines of one name by commas, and cookies that are set by line breaks', () => {
    const { headers } = redacted(
      ['Vary', 'Origin'],
      ['VARY', 'Accept'],
      ['Set-Cookie', 'a=1'],
      ['set-cookie', 'b='],
    );
    expect(headers['vary']).toBe('Origin, Accept');
    expect(headers['set-cookie']).toBe(`a=${stubOf('not shown', '1')}\nb=`);
  });

  it('keeps the names of cookies, and follows sessions and interactions', () => {
    const line = '__Host-as_session=S; as_session.legacy=L; as_interaction=I; as_resume=I; theme=dark';
    const { headers, secrets } = redacted(['Cookie', line]);
    expect(headers['cookie']?.split('; ')).toEqual([
      `__Host-as_session=${stubOf('session', 'S')}`,
      `as_session.legacy=${stubOf('session', 'L')}`,
      `as_interaction=${stubOf('interaction', 'I')}`,
      `as_resume=${stubOf('interaction', 'I')}`,
      `theme=${stubOf('not shown', 'dark')}`,
    ]);
    expect(secrets.values.map(({ kind, name }) => [kind, name])).toEqual([
      ['session', '__Host-as_session'],
      ['session', 'as_session.legacy'],
      ['interaction', 'as_interaction'],
      ['interaction', 'as_resume'],
    ]);
  });

  it('keeps the attributes of a cookie that is set', () => {
    const attributes = 'Path=/; Expires=Sat, 05 Dec 2026 13:18:25 GMT; HttpOnly; SameSite=lax';
    const { headers } = redacted(['Set-Cookie', `mw_session=S; ${attributes}`]);
    expect(headers['set-cookie']).toBe(`mw_session=${stubOf('session', 'S')}; ${attributes}`);
  });

  it('redacts a cookie whose name is too long for one', () => {
    expect(redacted(['Cookie', `${'n'.repeat(61)}=1`]).headers['cookie']).toMatch(/^‹not shown · 61 /);
  });

  it.each(['Basic', 'basic', 'BASIC '])(
    'keeps the client of %s credentials, and nothing of the secret',
    (scheme) => {
      const credentials = Buffer.from('message-writer:secret').toString('base64');
      const { headers, secrets } = redacted(['Authorization', `${scheme} ${credentials}`]);
      expect(headers['authorization']).toBe('Basic message-writer:‹client secret · never recorded›');
      expect(secrets).toMatchObject({ values: [], tokens: [] });
    },
  );

  it.each(['', '%%%', Buffer.from('<b>:secret').toString('base64'), Buffer.from('::').toString('base64')])(
    'names no client when Basic credentials are %j',
    (credentials) => {
      const { headers } = redacted(['Authorization', `Basic ${credentials}`]);
      expect(headers['authorization']).toBe('Basic ‹client›:‹client secret · never recorded›');
    },
  );

  it('follows an opaque access token by its fingerprint', () => {
    const token = secretOf('opaque token');
    const { headers, secrets } = redacted(['Authorization', `bearer ${token}`]);
    expect(headers['authorization']).toBe(`Bearer ${stubOf('access token', token)}`);
    expect(secrets.values).toEqual([
      {
        kind: 'access_token',
        name: 'authorization',
        fingerprint: fingerprints.of(token),
        place: 'request.headers.authorization',
      },
    ]);
  });

  it('opens a JWT in Authorization, and cuts its signature', () => {
    const token = jwt({ jti: 'the-jti', sub: 'ada' });
    const { headers, secrets } = redacted(['Authorization', `Bearer ${token}`]);
    expect(headers['authorization']).toBe(`Bearer ‹access token · JWT · #${fingerprints.of(token)}›`);
    expect(secrets.tokens[0]?.recorded).toMatchObject({
      kind: 'access_token',
      header: { alg: 'RS256', typ: 'at+jwt' },
      payload: { jti: 'the-jti', sub: 'ada' },
    });
    expect(secrets.values).toContainEqual(expect.objectContaining({ kind: 'jti', name: 'jti' }));
  });

  it('reads a Location relative to the request, without its fragment', () => {
    const { headers } = redacted(['Location', '../cb?state=S&iss=http://localhost:3002#x']);
    expect(headers['location']).toBe(
      `http://localhost:3000/cb?state=${stubOf('state', 'S')}&iss=http://localhost:3002`,
    );
  });
});

describe('redactHeaders, hostile', () => {
  it('survives names that objects have by themselves, and pollutes nothing', () => {
    const { headers } = redacted(['__proto__', 'a'], ['__proto__', 'b'], ['Content-Length', '1']);
    expect(headers['content-length']).toBe('1');
    expect(({} as Record<string, unknown>)['0']).toBeUndefined();
  });

  it.each(['constructor'])('keeps a header that is called %s', (name) => {
    const { headers } = redacted([name, 'a value']);
    expect(Object.entries(headers)).toEqual([[name.toLowerCase(), stubOf('not shown', 'a value')]]);
  });

  it.each(['\0', '\ud800', ';', '=', ';;;==;', ' ', 'x'.repeat(1_048_576)])(
    'survives the value %.12j',
    (value) => {
      for (const name of [
        'Cookie',
        'Set-Cookie',
        'Authorization',
        'Location',
        'Referer',
        'X-Other',
        'Vary',
      ]) {
        expect(JSON.stringify(redacted([name, value]).headers).length).toBeLessThan(3_000);
      }
    },
  );
});
