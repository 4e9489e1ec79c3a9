import type { Configuration } from 'oidc-provider';
import { terminalClientId } from './clients.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** What RFC 6749 §4.1.2 asks of a code at most is ten minutes; one minute is enough for a server to redeem it. */
export const productionCodeLifetime = minute;

/** With the lab on a reader may hold a step for an hour without being cut off. */
const labCodeLifetime = hour;

export interface LifetimeOptions {
  readonly lab: boolean;
  /** Seconds; overrides the authorization code's lifetime. */
  readonly authorizationCode: number | undefined;
}

/** How long everything lives, in seconds. */
export function createLifetimes({ lab, authorizationCode }: LifetimeOptions) {
  return {
    AuthorizationCode: authorizationCode ?? (lab ? labCodeLifetime : productionCodeLifetime),
    // Opaque: good for the userinfo endpoint, and gone when it is revoked.
    AccessToken: lab ? hour : 5 * minute,
    IdToken: lab ? 4 * hour : hour,
    Interaction: lab ? 2 * hour : hour,
    Session: 14 * day,
    Grant: 90 * day,
    // RFC 9700 §4.14.2: a refresh token ends when it is not used; the grant above is its absolute end.
    RefreshToken: 14 * day,
    ClientCredentials: 5 * minute,
    DeviceCode: 10 * minute,
    ReplayDetection: 5 * minute,
  } satisfies NonNullable<Configuration['ttl']>;
}

/** Seconds. An access token that is a JWT (RFC 9068) cannot be revoked: its short life is the only limit. */
export const jwtAccessTokenLifetime = 5 * minute;

/** Seconds. One that is introspected could live longer, since it can be revoked; so the two differ in that alone. */
export const introspectedTokenLifetime = jwtAccessTokenLifetime;

/** Seconds an access token lives: as long as its resource server says, or as an opaque one for userinfo does. */
export function accessTokenLifetime(
  lifetimes: Lifetimes,
  token: { readonly resourceServer?: { readonly accessTokenTTL?: number | undefined } | undefined },
): number {
  return token.resourceServer?.accessTokenTTL ?? lifetimes.AccessToken;
}

/** Seconds a grant lives. One for the terminal ends a minute after its one access token: nothing can renew that. */
export function grantLifetime(
  lifetimes: Lifetimes,
  grant: { readonly clientId?: string | undefined },
): number {
  return grant.clientId === terminalClientId ? introspectedTokenLifetime + minute : lifetimes.Grant;
}

export type Lifetimes = ReturnType<typeof createLifetimes>;
