import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { ApiClient } from './api-client.ts';
import { ContactsClient, TooManyContactsError } from './contacts-client.ts';

const session = { idHash: 'hash', name: 'Ada', browserId: 'browser' };

/** An API that has so many pages of one contact each. */
function withPages(pages: number): ContactsClient {
  let asked = 0;
  const call = async () => {
    asked += 1;
    return { items: [{ id: randomUUID() }], nextCursor: asked < pages ? `page ${asked + 1}` : null };
  };
  return new ContactsClient({ call } as unknown as ApiClient);
}

it('exports every contact of every page', async () => {
  expect(await withPages(1).all(session)).toHaveLength(1);
  expect(await withPages(100).all(session)).toHaveLength(100);
});

it('fails rather than leave contacts out of a file that is called all', async () => {
  await expect(withPages(101).all(session)).rejects.toThrow(TooManyContactsError);
});
