import { describe, expect, it } from 'vitest';
import { guideCards } from './guide.ts';
import { fillIn } from './text.ts';

const addresses = {
  authorizationServerUrl: 'http://localhost:3002',
  contactSaverUrl: 'http://localhost:3001',
  messageWriterUrl: 'http://localhost:3000',
};

describe('guideCards', () => {
  it('begin where the reader is and end with what was seen', () => {
    expect(guideCards.map(({ id }) => id)).toEqual([
      'plain-http',
      'why-not-the-password',
      'registration',
      'what-you-have-seen',
    ]);
  });

  it('take a few minutes at 150 words a minute', () => {
    const words = guideCards
      .flatMap(({ paragraphs, title }) => [title, ...paragraphs])
      .join(' ')
      .split(/\s+/);
    expect(words.length).toBeLessThan(3 * 150);
  });

  it('speak of no token before one was seen', () => {
    const early = guideCards.slice(0, 3).flatMap(({ paragraphs, title }) => [title, ...paragraphs]);
    expect(early.join(' ')).not.toMatch(/token|scope|grant|PKCE|verifier|OAuth/);
  });

  it('name addresses that can be filled in', () => {
    const texts = guideCards.flatMap(({ paragraphs }) => paragraphs.map((text) => fillIn(text, addresses)));
    expect(texts.join(' ')).toContain('http://localhost:3000/oauth/callback');
    expect(texts.join(' ')).not.toMatch(/[{}]/);
  });
});
