// The inspector's stylesheet and script, beside this app's own: they share its fonts.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
for (const file of ['inspector.css', 'inspector.js']) {
  const source = require.resolve(`@ecosystem/flow-inspector/assets/${file}`);
  copyFileSync(source, path.join(import.meta.dirname, 'public', file));
}
