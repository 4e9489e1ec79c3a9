import { describe, expect, it } from 'vitest';
import { TestIssuer } from '../../test/issuer.ts';
import { requestUserinfo, validateUserinfo } from './request-userinfo.ts';

const issuer = await TestIssuer.create();
const validate = (answer: Response) => validateUserinfo(issuer.clientContext(), answer, 'robin');

describe('requestUserinfo', () => {
  it('does not try again when no answer came', async () => {
    const silent = await TestIssuer.create();
    silent.answers['userinfo-request'] = () => Promise.reject(new TypeError('fetch failed'));
    const requesting = requestUserinfo(silent.clientContext(), 'access token');
    await expect(requesting).rejects.toThrow('authorization_server_unavailable');
    expect(silent.heard).toEqual(['userinfo-request']);
  });

  it('shows the access token in the Authorization header (RFC 6750 §2.1)', async () => {
    await requestUserinfo(issuer.clientContext(), 'access-token');
    expect(issuer.requests).toMatchObject([{ message: 'userinfo-request', bearer: 'access-token' }]);
  });
});

describe('validateUserinfo', () => {
  it.each([
    ['about somebody else (OIDC Core §5.3.2)', () => Response.json({ sub: 'sam', name: 'Robin' })],
    ['about somebody whose name begins the same', () => Response.json({ sub: 'robin ' })],
    ['about nobody', () => Response.json({ name: 'Robin' })],
    ['about an empty subject', () => Response.json({ sub: '' })],
    ['about a list of subjects', () => Response.json({ sub: ['robin'] })],
    ['that is a refusal', () => Response.json({ sub: 'robin' }, { status: 401 })],
    ['that is no JSON', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ])('refuses an answer %s', async (_title, answer) => {
    await expect(validate(answer())).rejects.toThrow('invalid_tokens');
  });

  it('returns what the issuer tells about the person', async () => {
    const told = { sub: 'robin', name: 'Robin', zoneinfo: 'Europe/Berlin' };
    expect(await validate(Response.json(told))).toEqual(told);
  });
});
