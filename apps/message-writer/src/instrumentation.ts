/** The name under which Next.js calls it, once, when the server starts. */
export { start as register } from './start/env.ts';
