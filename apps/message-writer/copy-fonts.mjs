// The stylesheet is a plain file, so that pages a route handler renders itself can use it, too; its fonts lie beside it.
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const fonts = path.dirname(createRequire(import.meta.url).resolve('@ecosystem/ui/fonts/inter.woff2'));
cpSync(fonts, path.join(import.meta.dirname, 'public/fonts'), { recursive: true });
