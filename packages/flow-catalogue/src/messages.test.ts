import { messageIds } from '@ecosystem/flow-recorder/messages';
import { describe, expect, it } from 'vitest';
import { messageEntries } from './messages.ts';

/** The messages of the main flow that step mode holds back. */
const heldMessages = [
  'metadata-request',
  'pushed-authorization-request',
  'authorization-request',
  'authorization-response',
  'token-request',
  'keys-request',
  'refresh-request',
  'userinfo-request',
  'protected-resource-request',
] as const;

describe('messageEntries', () => {
  it('has an entry for every message, and no other', () => {
    expect(Object.keys(messageEntries).toSorted()).toEqual(messageIds.toSorted());
  });

  it.each(Object.entries(messageEntries))('%s is told in a few sentences, before and after', (_id, entry) => {
    for (const text of [entry.before, entry.after]) {
      expect(text).toMatch(/^[A-Z].+\.$/);
      expect(text.split(/(?<=[.?])\s+/).length).toBeLessThanOrEqual(4);
    }
  });

  it.each(heldMessages)('%s has a question to think about before Next', (id) => {
    expect(messageEntries[id].question).toBeDefined();
  });

  it('asks about nothing that step mode does not hold back', () => {
    const asked = Object.entries(messageEntries).filter(([, { question }]) => question);
    expect(asked.map(([id]) => id).toSorted()).toEqual(heldMessages.toSorted());
  });

  it('does not always put the right option in the same place', () => {
    const places = heldMessages.map((id) => messageEntries[id].question?.right);
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});
