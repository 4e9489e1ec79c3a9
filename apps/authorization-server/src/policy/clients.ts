import { activityScopes, contactSaverScopes, splitScope } from '@ecosystem/types/scopes';
import type { ClientMetadata } from 'oidc-provider';
import { createBrowserClients } from './browser-clients.ts';
import { bankReport, birthdayReminder } from './native-clients.ts';
import { createContactSaverWeb } from './contact-saver-web.ts';
import { createMessageWriters } from './message-writers.ts';

/** How far a client is trusted, shown on the consent page. */
export type Party = 'first-party' | 'third-party' | 'unverified';

/** What we add to a client's registered metadata (RFC 7591 §2 allows extensions). */
export const extraClientMetadata = [
  'party',
  'company',
  'asks_consent',
  'required_scopes',
  'resource_scope',
  'client_scope',
] as const;

/** A registered client with our extensions. */
export interface RegisteredClient extends ClientMetadata {
  readonly party: Party;
  /** Who is behind the client, as a person should read it. */
  readonly company: string;
  /** Whether a first party asks the person all the same, because what holds its tokens is less than a server. */
  readonly asks_consent?: boolean;
  /** The scopes of resource servers it may ask for; `scope` itself can only hold our own ones. */
  readonly resource_scope?: string;
  /** The scopes it may have for itself, with no person behind them (RFC 6749 §4.4). */
  readonly client_scope?: string;
  /** Scope → why this app cannot work without it. Refusing one of them means Deny. */
  readonly required_scopes?: Readonly<Record<string, string>>;
}

/** Every scope a client is registered for, ours and the resource servers'. */
export function registeredScopes(client: object): Set<string> {
  const { scope, resource_scope } = client as Partial<RegisteredClient>;
  return new Set([...splitScope(scope), ...splitScope(resource_scope)]);
}

/** Every scope a client is registered to have for itself. */
export function registeredClientScopes(client: object): Set<string> {
  return new Set(splitScope((client as Partial<RegisteredClient>).client_scope));
}

/** Whether a client belongs to ContactSaver itself and needs no consent: the person is already talking to ContactSaver. */
export function needsNoConsent(client: object): boolean {
  const { party, asks_consent } = client as Partial<RegisteredClient>;
  return party === 'first-party' && asks_consent !== true;
}

export interface ClientOptions {
  readonly issuer: string;
  readonly contactSaverUrl: string;
  readonly messageWriterUrl: string;
  /** Where the clients that live in browsers are, with the lab on. */
  readonly messageWriterBrowserUrl?: string | undefined;
  readonly xssExhibitUrl?: string | undefined;
  readonly messageWriterSecret: string;
  readonly contactSaverApiSecret: string;
  readonly contactSaverWebSecret: string;
  readonly lab: boolean;
}

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
