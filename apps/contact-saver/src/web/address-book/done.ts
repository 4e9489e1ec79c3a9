const sentences: Readonly<Record<string, string>> = {
  added: 'Added',
  changed: 'Saved',
  deleted: 'Deleted',
};

/** What an address says has just been done: one of our own sentences, and never words from the address. */
export function sayDone({ done, count }: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof done !== 'string') return undefined;
  if (done === 'imported' && typeof count === 'string' && /^\d{1,3}$/.test(count)) {
    return count === '1' ? 'One contact was imported' : `${count} contacts were imported`;
  }
  return Object.hasOwn(sentences, done) ? sentences[done] : undefined;
}
