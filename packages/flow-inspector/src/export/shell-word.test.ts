import { describe, expect, it } from 'vitest';
import { harmless, shellWord } from './shell-word.ts';

describe('shellWord', () => {
  it('ends single quotes before each quote and begins them again after it', () => {
    expect(shellWord(["it's", ' $HOME'])).toBe(String.raw`'it'\''s $HOME'`);
  });

  it('takes special characters out of the double quotes of a variable', () => {
    expect(shellWord(['$a ', { variable: 'CODE' }, '`!'])).toBe("'$a '\"$CODE\"'`!'");
  });

  it('drops null bytes, which no argument can hold', () => {
    expect(shellWord(['a\0b'])).toBe("'ab'");
  });

  it('puts braces around a name that would go on, or be taken for an expansion with a modifier', () => {
    expect(shellWord([{ variable: 'A' }, 'b', { variable: 'A' }, ':h', { variable: 'A' }, '[1]'])).toBe(
      '"${A}b${A}:h${A}[1]"',
    );
  });

  it('leaves out the braces where the name ends anyway', () => {
    expect(shellWord(['code=', { variable: 'CODE' }, '&state=', { variable: 'STATE' }])).toBe(
      '"code=$CODE&state=$STATE"',
    );
  });
});

describe('harmless', () => {
  it('leaves nothing that a shell could read', () => {
    expect(harmless('a\n$(id) `x` "q" \'s\' ; } \\ b')).toBe('a id x q s b');
  });
});
