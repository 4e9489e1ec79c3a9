import type { KoaContextWithOIDC } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { loadExistingGrant } from './existing-grant.ts';

class NewGrant {
  readonly properties: object;
  scope = '';
  saved = false;

  constructor(properties: object) {
    this.properties = properties;
  }

  static async find(grantId: string): Promise<object | undefined> {
    return grants[grantId];
  }

  addOIDCScope(scope: string): void {
    this.scope = scope;
  }

  async save(): Promise<void> {
    this.saved = true;
  }
}

const grants: Record<string, object> = {
  mine: { accountId: 'robin', clientId: 'writer' },
  asked: { accountId: 'robin', clientId: 'writer' },
  elses: { accountId: 'kim', clientId: 'writer' },
  other: { accountId: 'robin', clientId: 'docs' },
};

const load = (changed: object) =>
  loadExistingGrant({
    oidc: {
      client: { clientId: 'writer', scope: 'openid', party: 'third-party' },
      session: { grantIdFor: () => 'mine' },
      account: { accountId: 'robin' },
      provider: { Grant: NewGrant },
      ...changed,
    },
  } as unknown as KoaContextWithOIDC);

const answered = (grantId: string) => ({ result: { consent: { grantId } } });

describe('loadExistingGrant', () => {
  it.each([
    ['another person’s', answered('elses')],
    ['another client’s', answered('other')],
    ['one that is gone', answered('gone')],
    ['none', { session: { grantIdFor: () => undefined } }],
    ['one of nobody’s session', { session: undefined }],
    ['one of nobody', { account: undefined }],
  ])('finds no grant in %s', async (_title, changed) => {
    expect(await load(changed)).toBeUndefined();
  });

  it('takes the one just given before the one of this session', async () => {
    expect(await load(answered('asked'))).toBe(grants['asked']);
    expect(await load({})).toBe(grants['mine']);
  });

  it('makes one for ContactSaver’s own clients, with what they are registered for', async () => {
    const client = { clientId: 'account', scope: 'openid', party: 'first-party' };
    expect(await load({ client })).toMatchObject({
      properties: { clientId: 'account', accountId: 'robin' },
      scope: 'openid',
      saved: true,
    });
  });
});
