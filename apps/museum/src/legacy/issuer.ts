import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { type Configuration, type JWK, Provider, interactionPolicy } from 'oidc-provider';
import type { Origins } from '../parties/origins.ts';
import type { Visits } from '../people/visits.ts';
import { grantByPassword } from './grant-by-password.ts';

export interface IssuerOptions {
  readonly origins: Origins;
  readonly visits: Visits;
  readonly clientSecret: string;
}

/**
 * An authorization server as it was around 2012: the implicit and the password grant, no PKCE, no consent. Keys and
 * clients are made at its start and end with the process; nothing it signs means anything outside of it.
 */
export function createIssuer({ clientSecret, origins, visits }: IssuerOptions): Provider {
  const client = {
    // The library lets a web client use this grant over https only; the exhibit has no TLS.
    application_type: 'native',
    grant_types: ['implicit', 'password'],
    response_types: ['id_token token'],
    scope: 'openid birthdays.read contacts.delete',
  } as const;
  const provider = new Provider(origins.issuer, {
    claims: { openid: ['sub', 'name'] },
    clients: [
      {
        ...client,
        client_id: 'old-writer',
        client_secret: clientSecret,
        redirect_uris: [`${origins.oldWriter}/museum/implicit/callback`],
      },
      {
        ...client,
        client_id: 'daily-quiz',
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${origins.dailyQuiz}/museum/implicit/callback`],
      },
    ],
    cookies: {
      keys: [randomBytes(32).toString('base64url')],
      names: {
        session: 'museum_issuer_session',
        interaction: 'museum_interaction',
        resume: 'museum_resume',
      },
      long: { httpOnly: true, sameSite: 'lax', signed: true, path: '/museum/implicit' },
      short: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: false } },
    findAccount: (_ctx, sub) => {
      const person = visits.person(sub);
      return person && { accountId: sub, claims: () => ({ sub, name: person.name }) };
    },
    interactions: {
      policy: withoutConsent(),
      url: (_ctx, interaction) => `/museum/implicit/interaction/${interaction.uid}`,
    },
    jwks: { keys: [inventKey()] },
    loadExistingGrant: grantWithoutAsking,
    responseTypes: ['id_token token'],
    routes: { authorization: '/museum/implicit/auth', token: '/museum/password-grant/token' },
    scopes: ['openid', 'birthdays.read', 'contacts.delete'],
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
  } satisfies Configuration);
  grantByPassword(provider, visits);
  return provider;
}

function withoutConsent() {
  const policy = interactionPolicy.base();
  policy.remove('consent');
  return policy;
}

/** There is no consent page: whoever asks gets what it asks for. */
const grantWithoutAsking: Configuration['loadExistingGrant'] = async ({ oidc }) => {
  const { client, provider, requestParamScopes, session } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope([...requestParamScopes].join(' '));
  await grant.save();
  return grant;
};

function inventKey(): JWK {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' } as JWK;
}
