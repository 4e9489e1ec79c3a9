import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../workspace.ts';
import { collectCitations } from './collect-citations.ts';
import { renderIndex } from './render-index.ts';
import { sectionExists } from './sections.ts';

const citations = collectCitations();

describe('the citations in our sources', () => {
  it('are many, and in every app', () => {
    for (const app of ['authorization-server', 'contact-saver', 'message-writer']) {
      expect(citations.filter(({ file }) => file.startsWith(`apps/${app}/`)).length).toBeGreaterThan(5);
    }
  });

  it('name sections that exist', () => {
    const wrong = citations.filter(
      ({ specification, section }) => sectionExists(specification, section) === false,
    );
    expect(wrong).toEqual([]);
  });

  it('are all in docs/spec-index.md (npm run spec-index brings it up to date)', () => {
    expect(readFileSync(path.join(root, 'docs/spec-index.md'), 'utf8')).toBe(renderIndex(citations));
  });
});

describe('sectionExists', () => {
  it.each([
    ['RFC 9700', '4.14.2', true],
    ['RFC 9700', '4.14', true],
    ['RFC 9700', '4.9.3', false],
    ['RFC 6749', '4.1.2.1', true],
    ['RFC 6749', '12.1', false],
    ['RFC 1', '1', undefined],
  ])('%s §%s → %s', (specification, section, expected) => {
    expect(sectionExists(specification, section)).toBe(expected);
  });
});
