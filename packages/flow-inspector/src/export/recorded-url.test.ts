import { describe, expect, it } from 'vitest';
import { encodeRecordedUrl, readRecordedUrl } from './recorded-url.ts';

describe('readRecordedUrl', () => {
  it('takes plus and percent for themselves, because the query was decoded before', () => {
    expect(readRecordedUrl('http://a/b%20c?d=e+f%20&g==h&i')).toEqual({
      address: 'http://a/b%20c',
      parameters: [
        ['d', 'e+f%20'],
        ['g', '=h'],
        ['i', ''],
      ],
    });
  });

  it('finds no parameters without a query', () => {
    expect(readRecordedUrl('http://a/')).toEqual({ address: 'http://a/', parameters: [] });
    expect(readRecordedUrl('http://a/?').parameters).toEqual([]);
  });
});

describe('encodeRecordedUrl', () => {
  it.each(['http://a/\ud800?\udfff=\ud800', 'http://a/‹state · 43 characters · #ab12cd34›/x?y=‹z›&#=a b'])(
    'makes a URL of %j that a program can read',
    (url) => {
      expect(URL.canParse(encodeRecordedUrl(url))).toBe(true);
      expect(encodeRecordedUrl(url)).not.toMatch(/[#‹› ]/);
    },
  );

  it('keeps what the path had encoded, and gives the parameters back', () => {
    const url = new URL(encodeRecordedUrl('http://[::1]:3000/a%2Fb?scope=a b+c&r=http://x/?y=z'));
    expect(url.pathname).toBe('/a%2Fb');
    expect([...url.searchParams]).toEqual([
      ['scope', 'a b+c'],
      ['r', 'http://x/?y=z'],
    ]);
  });
});
