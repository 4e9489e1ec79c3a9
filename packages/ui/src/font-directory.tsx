import { fileURLToPath } from 'node:url';

/** Absolute path of the font files, for an app that serves them itself. */
export const fontDirectory = fileURLToPath(new URL('./fonts', import.meta.url));
