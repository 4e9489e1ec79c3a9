import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { quoteForShell } from './quote-for-shell.ts';

it.each([
  'redirect_uri=https://app.example/callback',
  'https://app.example/?a=1&b=2;touch$IFS/tmp/x',
  'https://app.example/$(id)`id`${HOME}',
  "https://app.example/';id;'",
  "''",
  'two words \\ and a "quote"\nand a line',
])('keeps %j one word, and runs nothing of it', (word) => {
  const said = execFileSync('sh', ['-c', `printf '<%s>' ${quoteForShell(word)}`], { encoding: 'utf8' });
  expect(said).toBe(`<${word}>`);
});
