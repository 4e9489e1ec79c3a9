import type { AuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import type { Context } from 'koa';
import type { Grant, Session } from 'oidc-provider';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestProvider } from '../../test/provider.ts';
import { answerConsent } from './consent.ts';
import type { PendingInteraction } from './interaction-context.ts';

const resource = 'http://localhost:3001';
const writes: string[] = [];
const database = {
  $send: async ({ values }: { values: unknown[] }) => {
    writes.push(JSON.stringify(values));
    return [{ stored: true }];
  },
} as unknown as AuthorizationServerDatabase;
const provider = createTestProvider(database);
const saved: Grant[] = [];
let result: unknown;

beforeEach(() => {
  saved.splice(0);
  writes.splice(0);
  vi.spyOn(provider, 'interactionResult').mockImplementation(async (_request, _response, given) => {
    result = given;
    return '/auth/resume';
  });
  vi.spyOn(provider.Grant.prototype, 'save').mockImplementation(async function (this: Grant) {
    saved.push(this);
    return 'new grant';
  });
  const session = {
    grantIdFor: (clientId: string) => (clientId === 'writer' ? 'old grant' : 'foreign grant'),
  };
  vi.spyOn(provider.Session, 'findByUid').mockResolvedValue(session as unknown as Session);
});

const details = {
  uid: 'interaction',
  returnTo: '/auth/resume',
  session: { accountId: 'robin', uid: 'session' },
};

/** Posts the consent form for a client that asks for these scopes. */
async function answer(body: unknown, changed: Partial<PendingInteraction> = {}) {
  const interaction = {
    details,
    client: { clientId: 'writer', required_scopes: { openid: 'to know you' } },
    requestedScopes: ['openid', 'email', 'birthdays.read', 'contacts.read'],
    resources: [resource],
    ...changed,
  } as unknown as PendingInteraction;
  const ctx = { request: { body }, redirect: vi.fn(), status: 0 };
  await answerConsent(provider, database, ctx as unknown as Context, interaction);
  expect([ctx.status, ctx.redirect.mock.calls]).toEqual([303, [['/auth/resume']]]);
  return saved[0];
}

describe('answerConsent', () => {
  it.each([
    undefined,
    {},
    { decision: 'deny', scope: 'openid' },
    { decision: 'Allow' },
    { decision: ['allow', 'deny'] },
    { decision: 'allow', scope: { openid: 'on' } },
    { decision: 'allow', scope: [['openid']] },
  ])('is access_denied for %j, and changes nothing (RFC 6749 §4.1.2.1)', async (body) => {
    await answer(body);
    expect(result).toMatchObject({ error: 'access_denied' });
    expect([saved, writes]).toEqual([[], []]);
  });

  it('grants what was ticked and rejects the rest', async () => {
    const grant = await answer({ decision: 'allow', scope: ['openid', 'birthdays.read'] });
    expect(result).toEqual({ consent: { grantId: 'new grant' } });
    expect([grant?.getOIDCScope(), grant?.getRejectedOIDCScope()]).toEqual(['openid', 'email']);
    expect(grant?.getResourceScope(resource)).toBe('birthdays.read');
    expect(grant?.getRejectedResourceScope(resource)).toBe('contacts.read');
  });

  it.each([resource, `${resource}/introspected`])(
    'holds for both names of the API, whichever was asked for: %s',
    async (asked) => {
      const grant = await answer({ decision: 'allow', scope: 'contacts.read' }, { resources: [asked] });
      for (const name of [resource, `${resource}/introspected`]) {
        expect(grant?.getResourceScope(name)).toBe('contacts.read');
        expect(grant?.getRejectedResourceScope(name)).toBe('birthdays.read');
      }
    },
  );

  it('is for this client and this person', async () => {
    expect(await answer({ decision: 'allow' })).toMatchObject({ clientId: 'writer', accountId: 'robin' });
  });

  it('understands one ticked scope, and none', async () => {
    const one = await answer({ decision: 'allow', scope: 'contacts.read' });
    expect(one?.getResourceScope(resource)).toBe('contacts.read');
    saved.splice(0);
    const none = await answer({ decision: 'allow' });
    expect([none?.getOIDCScope(), none?.getResourceScope(resource)]).toEqual(['openid', '']);
  });

  it('grants what the app cannot work without: who allows, allows that', async () => {
    const client = { clientId: 'writer', required_scopes: { 'birthdays.read': 'or there is nothing to do' } };
    const grant = await answer(
      { decision: 'allow' },
      { client: client as unknown as PendingInteraction['client'] },
    );
    expect([grant?.getOIDCScope(), grant?.getResourceScope(resource)]).toEqual(['', 'birthdays.read']);
  });

  it('grants nothing that was not asked for, whatever a form claims', async () => {
    const scope = ['openid', 'contacts.write', 'offline_access', 'constructor', '__proto__'];
    const grant = await answer({ decision: 'allow', scope });
    expect([grant?.getOIDCScope(), grant?.getResourceScope(resource)]).toEqual(['openid', '']);
  });

  it('keeps scopes of a resource to the resources that were asked for', async () => {
    const scope = ['openid', 'contacts.read'];
    const grant = await answer({ decision: 'allow', scope }, { resources: [] });
    expect(grant?.getOIDCScope()).toBe('openid');
    expect(grant?.resources).toBeUndefined();
  });

  it('ends the grant this session gave the same client before, and no other', async () => {
    await answer({ decision: 'allow' });
    expect(writes).toHaveLength(1);
    expect(writes[0]).toContain('old grant');
    expect(writes[0]).not.toContain('foreign grant');
  });

  it.each([{ consent: { grantId: 'new grant' } }, { error: 'access_denied' }])(
    'leads on, and changes nothing, when %j was answered already (F-RACE-4)',
    async (earlier) => {
      result = undefined;
      for (const decision of ['allow', 'deny']) {
        const answered = { details: { ...details, result: earlier } };
        await answer({ decision }, answered as unknown as Partial<PendingInteraction>);
      }
      expect([result, saved, writes]).toEqual([undefined, [], []]);
    },
  );

  it('ends none when there was none', async () => {
    vi.spyOn(provider.Session, 'findByUid').mockResolvedValue(undefined);
    expect(await answer({ decision: 'allow' })).toBeDefined();
    expect(writes).toEqual([]);
  });
});
