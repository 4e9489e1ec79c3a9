import { describe, expect, it } from 'vitest';
import { fingerprints, jwt, secretOf } from '../test/captured.ts';
import { SecretCollector } from './collector.ts';
import { redactUrl } from './redact-url.ts';

const uid = secretOf('interaction id');

function redacted(path: string) {
  const secrets = new SecretCollector(fingerprints);
  return { url: redactUrl(secrets, new URL(path, 'http://localhost:3002'), 'request.url'), secrets };
}

describe('redactUrl', () => {
  it.each(['__proto__=1', 'constructor=1', 'toString=%00', '%00=1', 'a=%ED%A0%80', '=', '&&&', '%'])(
    'survives the query %s',
    (query) => expect(redacted(`/?${query}`).url).toMatch(/^http:\/\/localhost:3002\//),
  );

  it('redacts a parameter it does not know', () => {
    expect(redacted('/?login_hint=ada').url).toMatch(/\?login_hint=‹not shown · 3 characters · #[\w-]{8}›$/);
  });

  it('redacts an open parameter that holds a JWT', () => {
    expect(redacted(`/?resource=${jwt({})}`).url).toMatch(/\?resource=‹access token · JWT · #[\w-]{8}›$/);
    expect(redacted(`/?scope=openid ${jwt({})}`).url).toMatch(/\?scope=‹not a JWT · /);
  });

  it('redacts an open parameter that is too long', () => {
    expect(redacted(`/?scope=${'x'.repeat(600)}`).url).toContain('xxx');
    expect(redacted(`/?scope=${'x'.repeat(601)}`).url).toMatch(/scope=‹not shown · 601 characters/);
  });

  it.each(['surveys.example.com', 'keycloak.example.com'])('takes %s for the host it is', (host) => {
    expect(redacted(`/?redirect_uri=https://${host}/cb`).url).toContain(`https://${host}/cb`);
  });

  it('keeps every value of a parameter that comes twice, in order', () => {
    const { url, secrets } = redacted('/?state=one&scope=openid&state=two');
    expect(url).toMatch(/\?state=‹state · .*&scope=openid&state=‹state · /);
    expect(secrets.values.map(({ fingerprint }) => fingerprint)).toEqual(
      ['one', 'two'].map((s) => fingerprints.of(s)),
    );
  });

  it('replaces a name that is too long or strange to be one', () => {
    expect(redacted(`/?${'n'.repeat(41)}=1`).url).toMatch(/\?‹not shown · 41 characters/);
    expect(redacted('/?a%20b=1').url).toMatch(/\?‹not shown · 3 characters/);
  });

  it('shows the authorization request as the specification prints it, with stubs for its secrets', () => {
    const { url, secrets } = redacted(
      '/auth?response_type=code&client_id=message-writer&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Foauth%2Fcallback&scope=openid%20contacts.read&state=S&nonce=N&code_challenge=C&code_challenge_method=S256',
    );
    expect(url).toBe(
      `http://localhost:3002/auth?response_type=code&client_id=message-writer&redirect_uri=http://localhost:3000/oauth/callback&scope=openid contacts.read&state=‹state · 1 characters · #${fingerprints.of('S')}›&nonce=N&code_challenge=C&code_challenge_method=S256`,
    );
    expect(secrets.values.map(({ kind }) => kind)).toEqual(['state', 'nonce', 'code_challenge']);
  });

  it.each(['interaction', 'auth'])('takes an id after /%s/ for the one of an interaction', (before) => {
    const { url, secrets } = redacted(`/${before}/${uid}/login`);
    expect(url).toBe(
      `http://localhost:3002/${before}/‹interaction · 43 characters · #${fingerprints.of(uid)}›/login`,
    );
    expect(secrets.values).toEqual([
      { kind: 'interaction', name: 'path', fingerprint: fingerprints.of(uid), place: 'request.url.path' },
    ]);
  });

  it('takes any other random segment for a secret that is not followed', () => {
    const { url, secrets } = redacted(`/reset/${uid}`);
    expect(url).toMatch(/\/reset\/‹not shown · 43 characters/);
    expect(secrets.values).toEqual([]);
  });

  it.each(['/contacts/02e1c820-88cb-43d1-bccf-2d2c9031c81d', '/.well-known/oauth-protected-resource', '/'])(
    'keeps %s',
    (path) => expect(redacted(path).url).toBe(`http://localhost:3002${path}`),
  );

  it('shows an answer in the fragment with stubs for its secrets', () => {
    const { url, secrets } = redacted('/callback#access_token=secret-token&token_type=Bearer&expires_in=600');
    expect(url).toBe(
      `http://localhost:3002/callback#access_token=‹access token · 12 characters · #${fingerprints.of('secret-token')}›&token_type=Bearer&expires_in=600`,
    );
    expect(secrets.values).toEqual([
      {
        kind: 'access_token',
        name: 'access_token',
        fingerprint: fingerprints.of('secret-token'),
        place: 'request.url.fragment',
      },
    ]);
  });

  it('leaves out user name, password and fragment', () => {
    const url = new URL('http://user:password@localhost:3002/a#fragment');
    expect(redactUrl(new SecretCollector(fingerprints), url, '')).toBe('http://localhost:3002/a');
  });
});
