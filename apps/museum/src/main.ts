import { pino } from 'pino';
import { env } from './env.ts';
import { openMuseum } from './open-museum.ts';

const logger = pino({ name: 'museum' });
if (!env.lab) {
  logger.fatal('The lab is off: there is no museum.');
  process.exit(3);
}

try {
  const museum = await openMuseum(env, logger);
  logger.info({ origins: museum.origins }, 'open');
  let closing = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (closing) return;
      closing = true;
      setTimeout(() => process.exit(0), 5_000).unref();
      void museum.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  logger.fatal(
    { reason: (error as NodeJS.ErrnoException).code },
    `The museum cannot open at ${env.museumUrl}.`,
  );
  process.exit(2);
}
