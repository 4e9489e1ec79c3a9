import { banner } from './banner.ts';
import { env } from './env.ts';

/** What `docker compose up` ends with, once every app is healthy. */
process.stdout.write(banner(env));
