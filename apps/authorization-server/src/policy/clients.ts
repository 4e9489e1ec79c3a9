import { splitScope } from '@ecosystem/types/scopes';
import type { ClientMetadata } from 'oidc-provider';

/** How far a client is trusted, shown on the consent page. */
export type Party = 'first-party' | 'third-party' | 'unverified';

/** What we add to a client's registered metadata (RFC 7591 §2 allows extensions). */
export const extraClientMetadata = [
  'party',
  'company',
  'asks_consent',
  'required_scopes',
  'resource_scope',
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
  /** Scope → why this app cannot work without it. Refusing one of them means Deny. */
  readonly required_scopes?: Readonly<Record<string, string>>;
}

/** Every scope a client is registered for, ours and the resource servers'. */
export function registeredScopes(client: object): Set<string> {
  const { scope, resource_scope } = client as Partial<RegisteredClient>;
  return new Set([...splitScope(scope), ...splitScope(resource_scope)]);
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
  readonly messageWriterSecret: string;
  readonly contactSaverApiSecret: string;
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
  const { issuer, contactSaverUrl, messageWriterUrl, messageWriterSecret, contactSaverApiSecret } = options;
  const labClients = options.lab ? [terminal] : [];
  return [
    ...labClients,
    {
      client_id: 'message-writer',
      client_name: 'MessageWriter',
      client_uri: messageWriterUrl,
      company: 'MessageWriter, a company of its own',
      party: 'third-party',
      client_secret: messageWriterSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      application_type: 'web',
      redirect_uris: [`${messageWriterUrl}/oauth/callback`],
      post_logout_redirect_uris: [`${messageWriterUrl}/`],
      // Back-Channel Logout 1.0 §2.2: it is told which of its sessions ends, by the `sid` of the ID token.
      backchannel_logout_uri: `${messageWriterUrl}/oauth/backchannel-logout`,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'openid profile email offline_access',
      resource_scope: 'birthdays.read contacts.read contacts.write',
      required_scopes: {
        openid: 'to find your drafts again when you come back',
        profile: 'to sign the messages with your name and to count days in your time zone',
        'birthdays.read': 'to know when to write; without birthdays there is nothing to do',
      },
    },
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
      resource_scope: 'birthdays.read contacts.read contacts.write',
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
