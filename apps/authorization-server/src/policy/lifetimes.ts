import type { Configuration } from 'oidc-provider';
import { terminalClientId } from './clients.ts';
import { birthdayReminderClientId } from './native-clients.ts';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** What RFC 6749 §4.1.2 asks of a code at most is ten minutes; one minute is enough for a server to redeem it. */
export const productionCodeLifetime = minute;

/** With the lab on a reader may hold a step for an hour without being cut off. */
const labCodeLifetime = hour;

/** Seconds. An access token that is a JWT (RFC 9068) cannot be revoked: its short life is the only limit. */
export const jwtAccessTokenLifetime = 5 * minute;

export interface LifetimeOptions {
  readonly lab: boolean;
  /** What the operator wants otherwise than it is written here, in seconds. */
  readonly configuredLifetimes: ConfiguredLifetimes;
}

export interface ConfiguredLifetimes {
  readonly authorizationCode?: number | undefined;
  /** Of access tokens for APIs; those for userinfo have a lifetime of their own. */
  readonly accessToken?: number | undefined;
  /** How long a refresh token may lie unused. */
  readonly refreshTokenIdle?: number | undefined;
  /** From the person's "Allow" to the end of everything that came from it. */
  readonly grant?: number | undefined;
}

/** How long everything lives, in seconds. */
export function createLifetimes({ lab, configuredLifetimes: configured }: LifetimeOptions) {
  return {
    AuthorizationCode: configured.authorizationCode ?? (lab ? labCodeLifetime : productionCodeLifetime),
    // Opaque: good for the userinfo endpoint, and gone when it is revoked.
    AccessToken: lab ? hour : 5 * minute,
    IdToken: lab ? 4 * hour : hour,
    Interaction: lab ? 2 * hour : hour,
    Session: 14 * day,
    Grant: configured.grant ?? 90 * day,
    // RFC 9700 §4.14.2: a refresh token ends when it is not used; the grant above is its absolute end.
    RefreshToken: configured.refreshTokenIdle ?? 14 * day,
    ClientCredentials: 5 * minute,
    DeviceCode: 10 * minute,
    ReplayDetection: 5 * minute,
  } satisfies NonNullable<Configuration['ttl']>;
}

export type Lifetimes = ReturnType<typeof createLifetimes>;

/** Seconds. One that is introspected could live longer, since it can be revoked; so the two differ in that alone. */
export const introspectedTokenLifetime = jwtAccessTokenLifetime;

/** Programs in a terminal: nothing renews the one access token they get. */
const withoutRenewal: ReadonlySet<string | undefined> = new Set([terminalClientId, birthdayReminderClientId]);

/** Seconds a grant lives. One for a program in a terminal ends a minute after its one access token. */
export function grantLifetime(
  lifetimes: Pick<Lifetimes, 'Grant'>,
  grant: { readonly clientId?: string | undefined },
): number {
  return withoutRenewal.has(grant.clientId) ? introspectedTokenLifetime + minute : lifetimes.Grant;
}

/** Seconds a JWT access token lives here: five minutes, or less where the operator wants less. */
export function jwtLifetimeOf({ configuredLifetimes: { accessToken } }: LifetimeOptions): number {
  return Math.min(accessToken ?? jwtAccessTokenLifetime, jwtAccessTokenLifetime);
}

/** What the library knows of an access token when it asks how long it may live. */
interface FreshAccessToken {
  readonly resourceServer?:
    | { readonly accessTokenTTL?: number | undefined; readonly accessTokenFormat?: string | undefined }
    | undefined;
}

/** Seconds an access token lives: as long as the operator or its resource server says, or as one for userinfo does. */
export function accessTokenLifetime(
  lifetimes: Lifetimes,
  { resourceServer }: FreshAccessToken,
  configured: number | undefined,
): number {
  if (!resourceServer) return lifetimes.AccessToken;
  const wanted = configured ?? resourceServer.accessTokenTTL ?? lifetimes.AccessToken;
  // RFC 9700 §4.14.2: nobody can take a JWT back, so no configuration lengthens it.
  return resourceServer.accessTokenFormat === 'jwt' ? Math.min(wanted, jwtAccessTokenLifetime) : wanted;
}

/**
 * The library's `ttl`. It gives every rotated refresh token the whole idle time anew: here what is issued under a grant
 * ends with it at the latest (RFC 9700 §4.14.2).
 */
export function createTimesToLive(options: LifetimeOptions) {
  const lifetimes = createLifetimes(options);
  const { accessToken } = options.configuredLifetimes;
  return {
    ...lifetimes,
    ClientCredentials: () => jwtLifetimeOf(options),
    AccessToken: (ctx, token) =>
      untilGrantEnds(ctx.oidc.entities.Grant, accessTokenLifetime(lifetimes, token, accessToken)),
    Grant: (_ctx, grant) => grantLifetime(lifetimes, grant),
    RefreshToken: (ctx) => untilGrantEnds(ctx.oidc.entities.Grant, lifetimes.RefreshToken),
  } satisfies NonNullable<Configuration['ttl']>;
}

/** @returns seconds, and never less than one: the library has just seen that the grant is still good */
function untilGrantEnds(grant: { readonly remainingTTL: number } | undefined, seconds: number): number {
  return Math.max(1, Math.min(seconds, grant?.remainingTTL ?? seconds));
}
