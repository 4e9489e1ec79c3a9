import { describe, expect, it } from 'vitest';
import { TestIssuer, refusal } from '../../test/issuer.ts';
import { createRequestParameters, createRequestSecrets } from './create-authorization-request.ts';
import {
  createPushedRequestUrl,
  pushAuthorizationRequest,
  validatePushedResponse,
} from './push-authorization-request.ts';

async function push(issuer: TestIssuer) {
  const context = issuer.clientContext();
  const secrets = createRequestSecrets();
  const parameters = await createRequestParameters(context, secrets, { scope: 'openid', prompt: 'consent' });
  return { context, secrets, answer: await pushAuthorizationRequest(context, parameters) };
}

describe('pushAuthorizationRequest', () => {
  it.each([
    ['invalid_request', 400],
    ['invalid_client', 401],
    ['server_error', 500],
  ])('refused as %s ends the flow', async (error, status) => {
    const issuer = await TestIssuer.create();
    issuer.answers['pushed-authorization-request'] = () => refusal(error, status);
    const { answer, context } = await push(issuer);
    await expect(validatePushedResponse(context, answer)).rejects.toMatchObject({
      code: 'authorization_failed',
    });
  });

  it('says everything to the authorization server, and proves who we are', async () => {
    const issuer = await TestIssuer.create();
    const { secrets } = await push(issuer);
    const form = issuer.requests[0]?.form ?? new URLSearchParams();
    expect(form.get('state')).toBe(secrets.state);
    expect(form.get('redirect_uri')).toBe('http://localhost:3000/oauth/callback');
    expect(form.get('prompt')).toBe('consent');
  });

  it('leaves the browser the client id and the name of the request, and nothing else (RFC 9126 §4)', async () => {
    const issuer = await TestIssuer.create();
    const { answer, context } = await push(issuer);
    const pushed = await validatePushedResponse(context, answer);
    expect([...new URL(createPushedRequestUrl(context, pushed)).searchParams]).toEqual([
      ['client_id', 'message-writer'],
      ['request_uri', pushed.request_uri],
    ]);
  });
});
