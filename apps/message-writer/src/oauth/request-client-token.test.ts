import { describe, expect, it } from 'vitest';
import { TestIssuer, newTokens, refusal } from '../../test/issuer.ts';
import { requestClientToken, validateClientTokenResponse } from './request-client-token.ts';

const scope = 'occasions.read';
const { refresh_token: _refreshToken, ...token } = newTokens();

async function ask(issuer: TestIssuer) {
  const context = issuer.clientContext();
  return validateClientTokenResponse(context, await requestClientToken(context, scope), scope);
}

describe('requestClientToken', () => {
  it.each([
    ['a refusal', () => refusal('invalid_scope')],
    ['a refused secret', () => refusal('invalid_client', 401)],
    ['a server that is not ready', () => refusal('temporarily_unavailable', 503)],
    ['no answer', () => Promise.reject(new TypeError('fetch failed'))],
    ['a token for something else', () => Response.json({ ...token, scope: 'contacts.read' })],
    ['a token for more', () => Response.json({ ...token, scope: `${scope} contacts.read` })],
    ['no token', () => Response.json({ token_type: 'Bearer', scope })],
    ['another type of token', () => Response.json({ ...token, token_type: 'mac' })],
  ])('does not go on with %s', async (_title, answer) => {
    const issuer = await TestIssuer.create();
    issuer.answers['client-token-request'] = answer;
    await expect(ask(issuer)).rejects.toThrow('authorization_server_unavailable');
  });

  it('sends scope and resource, and nothing of any person (RFC 6749 §4.4.2)', async () => {
    const issuer = await TestIssuer.create();
    issuer.answers['client-token-request'] = () => Response.json({ ...token, scope });
    expect(await ask(issuer)).toMatchObject({ access_token: token.access_token });
    expect(Object.fromEntries(issuer.requests[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      scope,
      resource: issuer.clientContext().resource,
    });
  });

  it('takes a silent scope for the one that was asked for (RFC 6749 §5.1)', async () => {
    const issuer = await TestIssuer.create();
    issuer.answers['client-token-request'] = () => Response.json({ ...token, scope: undefined });
    expect(await ask(issuer)).toMatchObject({ access_token: token.access_token });
  });
});
