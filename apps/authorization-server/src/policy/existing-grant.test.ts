import type { KoaContextWithOIDC } from 'oidc-provider';
import { describe, expect, it } from 'vitest';
import { loadExistingGrant } from './existing-grant.ts';

class NewGrant {
  readonly properties: object;
  scope = '';
  readonly resources: Record<string, string> = {};
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

  addResourceScope(resource: string, scope: string): void {
    this.resources[resource] = scope;
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

  describe('for a client of ContactSaver’s own that asks for two audiences', () => {
    const client = { clientId: 'writer', scope: 'openid', party: 'first-party' };
    const resourceServers = {
      'https://api.example': { scope: 'contacts.read', scopes: new Set(['contacts.read']) },
      'https://api.example/activity': { scope: 'activity.read', scopes: new Set(['activity.read']) },
    };
    const earlier = (...resources: string[]) => ({
      ...grants['mine'],
      getResourceScope: (resource: string) =>
        resources.includes(resource) ? resourceServers[resource as keyof typeof resourceServers].scope : '',
    });

    it('makes a grant with the scopes of each', async () => {
      const session = { grantIdFor: () => undefined };
      expect(await load({ client, resourceServers, session })).toMatchObject({
        resources: {
          'https://api.example': 'contacts.read',
          'https://api.example/activity': 'activity.read',
        },
        saved: true,
      });
    });

    it('takes the earlier one when it says all of this, and makes a new one when it does not', async () => {
      grants['mine'] = earlier(...Object.keys(resourceServers));
      expect(await load({ client, resourceServers })).toBe(grants['mine']);
      grants['mine'] = earlier('https://api.example');
      expect(await load({ client, resourceServers })).toBeInstanceOf(NewGrant);
    });
  });
});
