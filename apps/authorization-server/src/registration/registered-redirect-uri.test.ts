import { errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { readRegistration } from './registration.ts';

const read = (...redirect_uris: readonly string[]) => readRegistration({ redirect_uris });

describe('isAcceptableRedirectUri, in a registration', () => {
  it.each([
    'http://evil.example/callback',
    'http://localhost./callback',
    'http://LOCALHOST/callback',
    'http://user@localhost/callback',
    'http://localhost:80/callback',
    'http://localhost.evil.example/callback',
    'http://127.0.0.1.evil.example/callback',
    'http://127.1/callback',
    'http://2130706433/callback',
    'http://0177.0.0.1/callback',
    'http://0x7f000001/callback',
    'http://0.0.0.0/callback',
    'http://169.254.169.254/callback',
    'http://10.0.0.1/callback',
    'http://127.0.0.2/callback',
    'https://user:password@app.example/callback',
    'https://user@app.example/callback',
    'https://*.example/callback',
    'https://app.example/*',
    'https://app.example/callback#fragment',
    'https://app.example/callback#',
    'https://app.example/../callback',
    'https://APP.example/callback',
    'https://app.example:443/callback',
    'https:app.example/callback',
    'https:\\\\app.example\\callback',
    'https://app.example/call back',
    ' https://app.example/callback',
    'https://app.example/\u202ecallback',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'com.example.app:/callback',
    '//app.example/callback',
    '/callback',
    '',
    `https://app.example/${'x'.repeat(500)}`,
  ])('refuses the redirect URI %j (RFC 9700 §2.6)', (uri) => {
    expect(() => read(uri)).toThrow(errors.InvalidRedirectUri);
    expect(() => read('https://app.example/callback', uri)).toThrow(errors.InvalidRedirectUri);
  });

  it.each([
    'https://app.example/callback',
    'https://app.example',
    'https://app.example/callback?tenant=1',
    'http://127.0.0.1/callback',
    'http://[::1]:8080/callback',
    'http://localhost:4444/callback',
  ])('takes %j', (uri) => {
    expect(read(uri)).toMatchObject({ redirect_uris: [uri] });
  });
});
