import 'reflect-metadata';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp } from './create-app.ts';
import { env } from './env.ts';
import { logger } from './http/logger.ts';
import { Readiness } from './http/readiness.ts';
import { openFlowRecorder } from './record-flow.ts';

const recorder = openFlowRecorder(env);
const app = await createApp(env, { recorder });
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

const readiness = app.get(Readiness);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

/** Readiness goes red first, and is seen to; then no new connections; requests under way get the rest of ten seconds. */
async function stop(): Promise<void> {
  if (!readiness.accepting) return;
  readiness.accepting = false;
  setTimeout(() => process.exit(0), 10_000).unref();
  await delay(500);
  // A connection whose last request is answered need not wait for its keep-alive time.
  setInterval(() => server.closeIdleConnections(), 100).unref();
  await app.close();
  await recorder?.drain();
  process.exit(0);
}
