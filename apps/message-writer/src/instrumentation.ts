/** The name under which Next.js calls it, once, when the server starts. */
export { validateEnvironment as register } from './start/env.ts';
