import { checksOf } from './check.ts';
import { deviceFlowChecks } from './device-flow.ts';
import { registrationChecks } from './registration.ts';
import { tokenEndpointChecks } from './token-endpoint.ts';

const library = 'oidc-provider/lib';
const ours = 'apps/authorization-server/src';

/** What the authorization server decides, in the order in which it does; most of it inside the library. */
export const authorizationServerChecks = {
  ...checksOf('authorization-server', ['authorization-request'], {
    'request-uri': [
      'The pushed request is known, unused, and this client’s own',
      'RFC 9126 §4',
      `${library}/actions/authorization/pushed_authorization_requests.js`,
      'Anybody could ask again what somebody else has asked.',
    ],
  }),
  ...checksOf('authorization-server', ['authorization-request', 'pushed-authorization-request'], {
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
  ...checksOf('authorization-server', ['authorization-request', 'resume', 'user-code', 'device-resume'], {
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
  ...tokenEndpointChecks,
  ...deviceFlowChecks,
  ...registrationChecks,
} as const;
