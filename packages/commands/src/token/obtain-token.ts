import {
  type AuthorizationServer,
  type Client,
  None,
  type TokenEndpointResponse,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  customFetch,
  generateRandomCodeVerifier,
  generateRandomState,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { demoPassword } from '../databases/people.ts';
import { type Page, UserAgent } from '../user-agent/user-agent.ts';
import type { ChosenToken } from './choose-token.ts';

export interface ObtainOptions extends ChosenToken {
  readonly issuer: string;
  /** How requests reach the authorization server. */
  readonly fetch: typeof fetch;
}

/** The flow ended on another page than it should have; the message says on which. */
export class FlowStopped extends Error {
  override name = 'FlowStopped';
}

/** Registered with the lab on; public, so it proves by PKCE alone that it is who asked. */
const client: Client = { client_id: 'terminal' };

/** RFC 8252 §7.3: a loopback address. Nobody listens there: the user agent below is ours, and stops before it. */
const redirectUri = 'http://127.0.0.1/terminal';

/** The authorization code grant with PKCE, with a person who signs in and allows everything that is asked. */
export async function obtainToken(options: ObtainOptions): Promise<TokenEndpointResponse> {
  const { fetch, issuer, resource } = options;
  const server: AuthorizationServer = {
    issuer,
    token_endpoint: `${issuer}/token`,
    authorization_response_iss_parameter_supported: true,
  };
  // RFC 7636 §4.1, RFC 9700 §4.7: made for this one request, and known to nobody else.
  const [verifier, state] = [generateRandomCodeVerifier(), generateRandomState()];
  const answer = await authorize(options, { challenge: await calculatePKCECodeChallenge(verifier), state });
  // RFC 9207 §2.4, RFC 9700 §4.7: from the issuer that was asked, to the request that asked.
  const response = validateAuthResponse(server, client, new URL(answer), state);
  const granted = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    response,
    redirectUri,
    verifier,
    {
      [customFetch]: (url: string, init: object) => fetch(url, init),
      [allowInsecureRequests]: issuer.startsWith('http:'),
      additionalParameters: { resource },
    },
  );
  return processAuthorizationCodeResponse(server, client, granted);
}

/** The authorization request, and what the person does: the address to which the answer would be delivered. */
async function authorize(
  { fetch, issuer, person, resource, scopes }: ObtainOptions,
  { challenge, state }: { readonly challenge: string; readonly state: string },
): Promise<string> {
  const request = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: redirectUri,
    scope: scopes.join(' '),
    resource,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
  const browser = new UserAgent({ fetch });
  const signIn = await browser.open(`${issuer}/auth?${request}`);
  const credentials = { email: person.email, password: demoPassword };
  const consent = await browser.submit(signIn, formWith(signIn, 'Sign in'), 'Sign in', credentials);
  return browser.submitUntil(redirectUri, consent, formWith(consent, 'Allow'), 'Allow');
}

function formWith(page: Page, button: string) {
  const form = page.forms.find(({ buttons }) => buttons.has(button));
  if (form) return form;
  throw new FlowStopped(
    `The authorization server shows “${page.heading}” (${page.status}) where “${button}” was expected. Is its lab on, and does the demo person still have the demo password?`,
  );
}
