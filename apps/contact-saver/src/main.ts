import 'reflect-metadata';
import { createApp } from './create-app.ts';
import { env } from './env.ts';
import { logger } from './http/logger.ts';
import { Readiness } from './http/readiness.ts';

const app = await createApp(env);
const server = app.getHttpServer();
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  logger.fatal(
    taken
      ? `Port ${env.port} is taken. Set CONTACT_SAVER_URL to another port and start again.`
      : error.message,
  );
  process.exit(2);
});
await app.listen(env.port, env.listenHost);
logger.info({ url: env.publicUrl }, 'ready');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

/** Readiness goes red first; requests under way get ten seconds to finish. */
function stop(): void {
  app.get(Readiness).accepting = false;
  setTimeout(() => process.exit(0), 10_000).unref();
  server.closeIdleConnections();
  void app.close().then(() => process.exit(0));
}
