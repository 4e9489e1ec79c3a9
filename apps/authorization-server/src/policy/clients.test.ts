import { describe, expect, it } from 'vitest';
import { createClients } from './clients.ts';

const options = {
  issuer: 'https://accounts.example',
  contactSaverUrl: 'https://api.example',
  messageWriterUrl: 'https://writer.example',
  messageWriterSecret: 'one secret',
  contactSaverApiSecret: 'another secret',
};
const idsOf = (lab: boolean) => createClients({ ...options, lab }).map(({ client_id }) => client_id);

describe('createClients', () => {
  it('knows the terminal with the lab on only', () => {
    expect(idsOf(true)).toContain('terminal');
    expect(idsOf(false)).not.toContain('terminal');
    expect(idsOf(true).filter((id) => id !== 'terminal')).toEqual(idsOf(false));
  });

  it('gives a client without a secret neither a refresh token nor freedom from being asked', () => {
    const isPublic = ({ token_endpoint_auth_method: method }: { token_endpoint_auth_method?: unknown }) =>
      method === 'none';
    for (const client of createClients({ ...options, lab: true }).filter(isPublic)) {
      expect(client.grant_types).toEqual(['authorization_code']);
      expect(client.client_secret).toBeUndefined();
      if (client.resource_scope !== undefined)
        expect(client.party === 'first-party' && client.asks_consent !== true).toBe(false);
    }
  });
});
