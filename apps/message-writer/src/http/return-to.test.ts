import { describe, expect, it } from 'vitest';
import { safeReturnTo, withParameters } from './return-to.ts';

describe('safeReturnTo', () => {
  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    '/birthdays/../oauth/callback',
    '/birthdays#x',
    '/__proto__',
    '/contacts/add',
    '',
    undefined,
    ['/contacts'],
  ])('sends %j to the birthdays (RFC 9700 §4.11)', (wanted) => {
    expect(safeReturnTo(wanted)).toBe('/birthdays');
  });

  it('keeps a page of ours, and what its form knows', () => {
    expect(safeReturnTo('/messages')).toBe('/messages');
    expect(safeReturnTo('/contacts?firstName=Zo%C3%AB&date=2026-01-02&added=yes&next=//evil.example')).toBe(
      '/contacts?firstName=Zo%C3%AB&date=2026-01-02',
    );
  });
});

describe('withParameters', () => {
  it('leaves out what is empty', () => {
    expect(withParameters('/contacts', { firstName: 'a b', email: '', date: undefined })).toBe(
      '/contacts?firstName=a+b',
    );
  });
});
