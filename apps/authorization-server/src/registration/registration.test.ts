import { errors } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { readRegistration } from './registration.ts';

const good = { client_name: 'My app', redirect_uris: ['https://app.example/callback'] };
const read = (changes: object) => readRegistration({ ...good, ...changes });
const addresses = [
  'http://127.0.0.1/x',
  'http://169.254.169.254/latest/meta-data',
  'http://10.0.0.1/x',
  'http://2130706433/x',
  'http://0177.0.0.1/x',
  'http://[::1]/x',
  'https://app.example/x',
];

describe('readRegistration', () => {
  it.each<[string, unknown]>([
    ['none', undefined],
    ['no list', 'https://app.example/callback'],
    ['an empty list', []],
    ['too many', Array.from({ length: 5_000 }, (_value, index) => `https://app.example/${index}`)],
    ['something else', [42]],
    ['both kinds at once', ['https://app.example/callback', 'http://127.0.0.1/callback']],
    ['a name and an address', ['http://localhost/callback', 'http://127.0.0.1/callback']],
  ])('refuses %s for redirect URIs', (_title, redirect_uris) => {
    expect(() => read({ redirect_uris })).toThrow(errors.InvalidRedirectUri);
  });

  it.each([
    ...['jwks_uri', 'sector_identifier_uri', 'logo_uri', 'backchannel_logout_uri', 'initiate_login_uri'],
    ...['client_uri', 'policy_uri', 'tos_uri'],
  ])('accepts no %s, wherever it leads (SSRF)', (name) => {
    for (const address of addresses) {
      expect(() => read({ [name]: address })).toThrow(errors.InvalidClientMetadata);
    }
  });

  it.each<[string, unknown]>([
    ['request_uris', ['http://169.254.169.254/']],
    ['post_logout_redirect_uris', ['https://app.example/']],
    ['jwks', { keys: [] }],
    ['software_statement', 'e30.e30.'],
    ['party', 'first-party'],
    ['asks_consent', false],
    ['company', 'ContactSaver'],
    ['required_scopes', { openid: 'because' }],
    ['resource_scope', 'contacts.write'],
    ['client_scope', 'occasions.read'],
  ])('lets nobody say %s of themselves', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(errors.InvalidClientMetadata);
  });

  it.each<[string, unknown]>([
    ['token_endpoint_auth_method', 'client_secret_post'],
    ['token_endpoint_auth_method', 'private_key_jwt'],
    ['grant_types', ['client_credentials']],
    ['grant_types', ['authorization_code', 'implicit']],
    ['grant_types', ['urn:ietf:params:oauth:grant-type:device_code']],
    ['grant_types', ['refresh_token']],
    ['grant_types', []],
    ['response_types', ['token']],
    ['response_types', ['code', 'code']],
    ['response_types', []],
    ['application_type', 'native'],
    ['application_type', 'other'],
    ['scope', 'occasions.read'],
    ['scope', 'openid activity.read'],
    ['scope', 'openid offline_access'],
    ['scope', ''],
    ['scope', '__proto__'],
    ['client_name', null],
    ['client_name', '   '],
    ['client_name', 'x'.repeat(61)],
    ['client_name', 'My\u0000app'],
    ['client_name', 'My\napp'],
    ['client_name', 'My \u202eppa'],
    ['client_name', 'Contact\u200bSaver'],
    ['client_name', '\ud800'],
    ['client_name', `a${'\u0301'.repeat(30)}`],
    ['client_name', { toString: 'x' }],
  ])('refuses %s %j', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(errors.InvalidClientMetadata);
  });

  it.each([undefined, null, 'text', [], 42])('refuses %j for a registration', (body) =>
    expect(() => readRegistration(body)).toThrow(),
  );

  it('takes an app on a server, and decides the rest', () => {
    expect(read({ scope: 'openid birthdays.read' })).toEqual({
      client_name: 'My app',
      redirect_uris: ['https://app.example/callback'],
      application_type: 'web',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      scope: 'openid',
      resource_scope: 'birthdays.read',
      party: 'unverified',
      company: 'Whoever registered it here',
    });
  });

  it('takes a program on the person’s own machine, and a port of its own (RFC 8252 §7.3)', () => {
    const redirect_uris = ['http://127.0.0.1/callback', 'http://[::1]:8080/callback'];
    const metadata = read({ redirect_uris, token_endpoint_auth_method: 'none' });
    expect(metadata).toMatchObject({ application_type: 'native', redirect_uris });
  });

  it('takes an app that is still being written, on its own port only (RFC 8252 §8.3)', () => {
    const redirect_uris = ['http://localhost:4444/callback'];
    expect(read({ redirect_uris })).toMatchObject({ application_type: 'web', redirect_uris });
    const asNative = { redirect_uris, application_type: 'native' };
    expect(() => read(asNative)).toThrow(errors.InvalidClientMetadata);
  });

  it('gives a client without a name one that says so (RFC 7591 §2)', () => {
    expect(read({ client_name: undefined })).toMatchObject({ client_name: 'An app without a name' });
  });

  it('takes offline access of whoever can refresh, and names in every script', () => {
    const changes = { grant_types: ['authorization_code', 'refresh_token'], scope: 'openid offline_access' };
    expect(read(changes)).toMatchObject({ scope: 'openid offline_access' });
    for (const client_name of ['Ünïcödé', '誕生日', 'עברית', '👩‍🎤'.replace('\u200d', '')]) {
      expect(read({ client_name })).toMatchObject({ client_name });
    }
  });

  it('ignores what nobody knows (RFC 7591 §2)', () => {
    expect(read({ client_id: 'message-writer', unheard_of: 'x', client_secret: 'mine' })).toEqual(read({}));
  });
});
