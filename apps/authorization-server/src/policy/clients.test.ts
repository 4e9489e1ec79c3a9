import { describe, expect, it } from 'vitest';
import { createClients } from './clients.ts';

const options = {
  issuer: 'https://accounts.example',
  contactSaverUrl: 'https://api.example',
  messageWriterUrl: 'https://writer.example',
  messageWriterSecret: 'one secret',
  contactSaverApiSecret: 'another secret',
  contactSaverWebSecret: 'a third secret',
};
const idsOf = (lab: boolean) => createClients({ ...options, lab }).map(({ client_id }) => client_id);

describe('createClients', () => {
  it('knows the terminal and the bank report with the lab on only', () => {
    const ofTheLab = ['terminal', 'bank-report'];
    expect(idsOf(true)).toEqual(expect.arrayContaining(ofTheLab));
    expect(idsOf(true).filter((id) => !ofTheLab.includes(id))).toEqual(idsOf(false));
  });

  it('gives a client without a secret no freedom from being asked, and one alone a refresh token', () => {
    const isPublic = ({ token_endpoint_auth_method: method }: { token_endpoint_auth_method?: unknown }) =>
      method === 'none';
    for (const client of createClients({ ...options, lab: true }).filter(isPublic)) {
      expect(client.grant_types).toContain('authorization_code');
      // RFC 9700 §4.14.2: it is rotated with every use, which is what a public client needs.
      expect(client.grant_types?.includes('refresh_token')).toBe(client.client_id === 'bank-report');
      expect(client.grant_types).not.toContain('client_credentials');
      expect(client.client_secret).toBeUndefined();
      if (client.resource_scope !== undefined)
        expect(client.party === 'first-party' && client.asks_consent !== true).toBe(false);
    }
  });
});

describe('clients that live in browsers', () => {
  const origins = {
    messageWriterBrowserUrl: 'https://browser.example',
    xssExhibitUrl: 'https://exhibit.example',
  };
  const ids = ['message-writer-browser', 'xss-exhibit-browser', 'xss-exhibit-server'];
  const inBrowsers = (lab: boolean) =>
    createClients({ ...options, ...origins, lab }).filter(({ client_id }) => ids.includes(client_id));

  it('exist with the lab on only', () => {
    expect(inBrowsers(true).map(({ client_id }) => client_id)).toEqual(ids);
    expect(inBrowsers(false)).toEqual([]);
  });

  it('have no secret, no refresh token, and birthdays alone — RFC 10017 §6.3.2.3', () => {
    for (const client of inBrowsers(true)) {
      expect(client).toMatchObject({
        party: 'third-party',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        resource_scope: 'birthdays.read',
      });
      expect(client.client_secret).toBeUndefined();
      expect(client.scope).toBeUndefined();
    }
  });

  it('do not share an origin with the exhibit', () => {
    const [real, ...exhibit] = inBrowsers(true).map(({ redirect_uris }) => redirect_uris?.[0] ?? '');
    expect(real).toBe('https://browser.example/callback');
    for (const uri of exhibit) expect(new URL(uri).origin).toBe('https://exhibit.example');
  });
});
