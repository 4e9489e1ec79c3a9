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

/** What the clients this server is born with depend on. */
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
