// Puts the three typefaces where every app can serve them itself: nothing is ever loaded from another host.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const target = path.join(import.meta.dirname, 'dist', 'fonts');
const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2190-2193,U+2212,U+2215,U+FEFF,U+FFFD';
const faces = [
  { family: 'Inter', source: 'inter', weights: '100 900' },
  { family: 'Bricolage Grotesque', source: 'bricolage-grotesque', weights: '200 800' },
  { family: 'JetBrains Mono', source: 'jetbrains-mono', weights: '100 800' },
];

mkdirSync(target, { recursive: true });
const rules = faces.map(({ family, source, weights }) => {
  const directory = path.dirname(require.resolve(`@fontsource-variable/${source}/package.json`));
  copyFileSync(
    path.join(directory, `files/${source}-latin-wght-normal.woff2`),
    path.join(target, `${source}.woff2`),
  );
  copyFileSync(path.join(directory, 'LICENSE'), path.join(target, `${source}.LICENSE.txt`));
  return `@font-face {
  font-family: '${family}';
  font-style: normal;
  font-display: swap;
  font-weight: ${weights};
  src: url('./fonts/${source}.woff2') format('woff2');
  unicode-range: ${latin};
}
`;
});
writeFileSync(path.join(import.meta.dirname, 'dist', 'fonts.css'), rules.join('\n'));
