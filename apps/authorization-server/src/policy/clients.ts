import { activityScopes, contactSaverScopes } from '@ecosystem/types/scopes';
import { createBrowserClients } from './browser-clients.ts';
import { bankReport, birthdayReminder } from './native-clients.ts';
import { createContactSaverWeb } from './contact-saver-web.ts';
import { createMessageWriters } from './message-writers.ts';
import type { ClientOptions, RegisteredClient } from './registered-client.ts';

/** The client behind `npm run token`. */
export const terminalClientId = 'terminal';

/**
 * `npm run token`, with the lab on: a program without a secret, on the machine of whoever runs it. RFC 8252 §8.6: another
 * program could use its name, so the person is always asked. It gets no refresh token.
 */
const terminal: RegisteredClient = {
  client_id: terminalClientId,
  client_name: 'A terminal on this machine',
  company: 'Whoever sits at this machine',
  party: 'unverified',
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  // RFC 8252 §7.3: loopback, on any port.
  redirect_uris: ['http://127.0.0.1/terminal'],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  resource_scope: 'birthdays.read contacts.read contacts.write',
};

/** The clients this server was born with. Redirect URIs are compared as exact strings (RFC 9700 §4.1.3). */
export function createClients(options: ClientOptions): RegisteredClient[] {
  const { issuer, contactSaverUrl, contactSaverApiSecret } = options;
  const labClients = options.lab ? [terminal, bankReport, ...createBrowserClients(options)] : [];
  return [
    ...labClients,
    createContactSaverWeb(options),
    birthdayReminder,
    ...createMessageWriters(options),
    {
      client_id: 'contact-saver-docs',
      client_name: 'ContactSaver API documentation',
      client_uri: `${contactSaverUrl}/docs`,
      company: 'ContactSaver',
      party: 'first-party',
      asks_consent: true,
      token_endpoint_auth_method: 'none',
      application_type: 'web',
      redirect_uris: [`${contactSaverUrl}/docs/oauth2-redirect.html`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      resource_scope: [...contactSaverScopes, ...activityScopes].join(' '),
    },
    {
      client_id: 'account',
      client_name: 'ContactSaver Accounts',
      client_uri: `${issuer}/account`,
      company: 'ContactSaver',
      party: 'first-party',
      token_endpoint_auth_method: 'none',
      application_type: 'web',
      redirect_uris: [`${issuer}/account`],
      post_logout_redirect_uris: [`${issuer}/account`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      scope: 'openid',
    },
    {
      client_id: 'contact-saver-api',
      client_name: 'ContactSaver API',
      company: 'ContactSaver',
      party: 'first-party',
      client_secret: contactSaverApiSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: [],
      grant_types: [],
      response_types: [],
    },
  ];
}
