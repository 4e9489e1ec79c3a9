import { describe, expect, it } from 'vitest';
import { createStatementNames } from './statement-names.ts';

describe('createStatementNames', () => {
  it('gives one text one name, and another text another one', () => {
    const nameOf = createStatementNames();
    const first = nameOf({ sql: 'SELECT 1' });
    expect(nameOf({ sql: 'SELECT 2' })).not.toBe(first);
    expect(nameOf({ sql: 'SELECT 1' })).toBe(first);
  });

  it('stops naming before statements pile up in the server', () => {
    const nameOf = createStatementNames();
    const names = Array.from({ length: 1_000 }, (_value, index) => nameOf({ sql: `SELECT ${index}` }));
    expect(new Set(names.filter((name) => name !== '')).size).toBe(200);
    expect(names.at(-1)).toBe('');
  });
});
