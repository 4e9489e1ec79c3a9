import { checksOf } from './check.ts';

const library = 'oidc-provider/lib';
const ours = 'apps/authorization-server/src';

/** What the authorization server decides, in the order in which it does; most of it inside the library. */
export const authorizationServerChecks = {
  ...checksOf('authorization-server', ['authorization-request'], {
    'parameters-once': [
      'No parameter comes twice',
      'RFC 6749 §3.1',
      `${library}/actions/authorization/request_parameters.js`,
      'Of two values, two programs could each believe another one.',
    ],
    'client-registered': [
      'The client is registered',
      'RFC 6749 §4.1.1',
      `${library}/actions/authorization/client.js`,
      'Anybody could ask in anybody’s name.',
    ],
    'response-type': [
      'response_type is code',
      'RFC 9700 §2.1.2',
      `${library}/actions/authorization/response_parameters.js`,
      'The implicit grant would put the access token into the address bar.',
    ],
    scope: [
      'The client may ask for these scopes',
      'RFC 6749 §3.3',
      `${library}/actions/authorization/scopes.js`,
      'A client could ask for more than it was registered for.',
    ],
    'redirect-uri': [
      'redirect_uri is registered, character for character',
      'RFC 9700 §4.1.3',
      `${library}/actions/authorization/response_parameters.js`,
      'The code would be sent to whatever address an attacker names.',
    ],
    'code-challenge': [
      'There is a PKCE challenge (S256)',
      'RFC 7636 §4.4.1',
      `${library}/actions/authorization/sender_constraints.js`,
      'Whoever steals the code could redeem it.',
    ],
    resource: [
      'resource names an API this server issues tokens for',
      'RFC 8707 §2',
      `${library}/shared/check_resource.js`,
      'A token without an audience is good everywhere.',
    ],
  }),
  ...checksOf('authorization-server', ['authorization-request', 'resume'], {
    'signed-in': [
      'Somebody is signed in, recently enough',
      'OIDC Core §3.1.2.3',
      `${library}/helpers/interaction_policy/prompts/login.js`,
      'There would be nobody to ask.',
    ],
    consented: [
      'The person has said yes to these scopes',
      'OIDC Core §3.1.2.4',
      `${library}/helpers/interaction_policy/prompts/consent.js`,
      'Apps would get access that nobody gave them.',
    ],
  }),
  ...checksOf('authorization-server', ['sign-in', 'consent-decision'], {
    'own-form': [
      'The form is from our own page, in this browser',
      'OIDC Core §3.1.2.3',
      `${ours}/interactions/routes.ts`,
      'Another page could sign you in as somebody else, or press Allow for you.',
    ],
  }),
  ...checksOf('authorization-server', ['sign-in'], {
    password: [
      'E-mail address and password belong together',
      'OIDC Core §3.1.2.3',
      `${ours}/storage/verify-password.ts`,
      'Anybody could be you.',
    ],
  }),
  ...checksOf(
    'authorization-server',
    ['token-request', 'refresh-request', 'revocation-request', 'introspection-request'],
    {
      'client-authentication': [
        'The client proves who it is with its secret',
        'RFC 6749 §2.3.1',
        `${library}/shared/client_auth.js`,
        'A stolen code would be enough.',
      ],
    },
  ),
  ...checksOf('authorization-server', ['token-request', 'refresh-request'], {
    'grant-type': [
      'This client may use this grant type',
      'RFC 6749 §5.2',
      `${library}/actions/token.js`,
      'The password grant would come in by the back door.',
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
      `${ours}/storage/write-records.ts`,
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
      `${ours}/storage/write-records.ts`,
      'Thief and owner would both go on renewing, and nobody would notice.',
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
