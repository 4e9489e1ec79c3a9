import { checksOf } from './check.ts';

const library = 'oidc-provider/lib';
const ours = 'apps/authorization-server/src';

/** What the authorization server decides about requests that come from a client and not through a browser. */
export const tokenEndpointChecks = {
  ...checksOf(
    'authorization-server',
    [
      'pushed-authorization-request',
      'token-request',
      'refresh-request',
      'client-token-request',
      'revocation-request',
      'introspection-request',
    ],
    {
      'client-authentication': [
        'The client proves who it is, with its secret or a signature',
        'RFC 6749 §2.3.1',
        `${library}/shared/client_auth.js`,
        'A stolen code would be enough.',
      ],
    },
  ),
  ...checksOf(
    'authorization-server',
    ['token-request', 'refresh-request', 'client-token-request', 'device-token-request'],
    {
      'grant-type': [
        'This client may use this grant type',
        'RFC 6749 §5.2',
        `${library}/actions/token.js`,
        'The password grant would come in by the back door.',
      ],
    },
  ),
  ...checksOf('authorization-server', ['pushed-authorization-request', 'token-request', 'refresh-request'], {
    'key-proof': [
      'The client has the key it wants its tokens bound to (DPoP)',
      'RFC 9449 §5',
      `${library}/helpers/validate_dpop.js`,
      'Tokens would be bound to a key that somebody else has.',
    ],
  }),
  ...checksOf('authorization-server', ['token-request'], {
    code: [
      'The code is known, not expired, and was given to this client',
      'RFC 6749 §4.1.3',
      `${library}/helpers/grant_source.js`,
      'Another app could redeem a code that was meant for this one.',
    ],
    'code-verifier': [
      'The verifier fits the challenge (PKCE)',
      'RFC 7636 §4.6',
      `${library}/helpers/pkce.js`,
      'A code stolen on its way through the browser could be redeemed by the thief.',
    ],
    'redirect-uri-again': [
      'redirect_uri is the one of the authorization request',
      'RFC 6749 §4.1.3',
      `${library}/actions/grants/authorization_code.js`,
      'A code caught at another address could be redeemed here.',
    ],
    'code-unused': [
      'The code has not been used before',
      'RFC 6749 §4.1.2',
      `${ours}/storage/consume-once.ts`,
      'A code found in a history or log would give a second pair of tokens. A second use ends everything the first one gave.',
    ],
  }),
  ...checksOf('authorization-server', ['refresh-request'], {
    'refresh-token': [
      'The refresh token is known, not expired, and was given to this client',
      'RFC 6749 §6',
      `${library}/actions/grants/refresh_token.js`,
      'A stolen refresh token would work for anybody.',
    ],
    'refresh-token-unused': [
      'The refresh token has not been used before',
      'RFC 9700 §4.14.2',
      `${ours}/storage/consume-once.ts`,
      'Thief and owner would both go on renewing, and nobody would notice.',
    ],
  }),
  ...checksOf('authorization-server', ['client-token-request'], {
    'client-scope': [
      'The scope and the resource are for a client itself',
      'RFC 6749 §4.4.2',
      `${ours}/policy/client-scopes.ts`,
      'An app could read people’s data without asking any of them.',
    ],
  }),
  ...checksOf('authorization-server', ['userinfo-request'], {
    'userinfo-token': [
      'The access token is good for userinfo',
      'OIDC Core §5.3.1',
      `${library}/actions/userinfo.js`,
      'A token for ContactSaver must not also tell who you are.',
    ],
  }),
  ...checksOf('authorization-server', ['revocation-request'], {
    'token-owner': [
      'The token was given to the client that revokes it',
      'RFC 7009 §2.1',
      `${ours}/provider.ts`,
      'An app could end other apps’ access.',
    ],
  }),
} as const;
