import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const darkAt = css.indexOf('@media (prefers-color-scheme: dark)');

/** The custom properties of one theme; dark ones override light ones. */
function tokens(theme: 'light' | 'dark'): Record<string, string> {
  const read = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
    );
  const light = read(css.slice(0, darkAt));
  return theme === 'light' ? light : { ...light, ...read(css.slice(darkAt)) };
}

/** WCAG 2.2 contrast ratio of two sRGB colours. */
function contrast(first = '', second = ''): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low = 0, high = 0] = [luminance(first), luminance(second)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const accents = ['browser', 'message-writer', 'authorization-server', 'contact-saver'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colour = tokens(theme);

  it.each(['paper', 'sheet', 'problem-soft', ...accents.map((name) => `${name}-soft`)])(
    'has readable ink on %s',
    (ground) => {
      expect(contrast(colour['ink'], colour[ground])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each([...accents, 'problem', 'ink-soft'])('has readable %s text on paper and sheet', (name) => {
    expect(contrast(colour[name], colour['paper'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour[name], colour['sheet'])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(accents)('has a readable primary button in the colour of %s', (name) => {
    expect(contrast(colour['on-party'], colour[name])).toBeGreaterThanOrEqual(4.5);
  });

  it('has visible edges around inputs', () => {
    expect(contrast(colour['line-strong'], colour['sheet'])).toBeGreaterThanOrEqual(3);
  });
});
