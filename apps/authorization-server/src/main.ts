import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { openAuthorizationServerDatabase } from '@ecosystem/prisma/authorization-server';
import { pino } from 'pino';
import { createServer } from './create-server.ts';
import { env } from './env.ts';
import { removeExpired } from './housekeeping/remove-expired.ts';
import { startHousekeeping } from './housekeeping/start-housekeeping.ts';
import { openFlowRecorder } from './record-flow.ts';

// What lives is small, about 30 MB; V8 would let several times as much garbage lie before it looks.
setFlagsFromString('--heap-growing-percent=20');

const logger = pino({ name: 'authorization-server' });
const readiness = { accepting: true };
const database = openAuthorizationServerDatabase({
  url: env.databaseUrl,
  onConnectionLost: (error) => logger.warn({ reason: error.message }, 'database connection lost'),
});

const recorder = openFlowRecorder(env);
const app = createServer({
  ...env,
  contactSaverApiSecret: env.contactSaverApiClientSecret,
  contactSaverWebSecret: env.contactSaverWebClientSecret,
  messageWriterSecret: env.messageWriterClientSecret,
  database,
  logger,
  readiness,
  recorder,
});

const server = app.listen({ port: env.port, host: env.listenHost }, () => {
  logger.info({ issuer: env.issuer }, 'ready');
});
server.headersTimeout = 10_000;
server.requestTimeout = 30_000;
server.on('error', (error: NodeJS.ErrnoException) => {
  const taken = error.code === 'EADDRINUSE';
  logger.fatal(
    taken
      ? `Port ${env.port} is taken. Set AUTHORIZATION_SERVER_URL to another port and start again.`
      : error.message,
  );
  process.exit(2);
});

const housekeeping = startHousekeeping({ removeExpired: () => removeExpired(database), logger });

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

/** Readiness goes red first, and is seen to; then no new connections; requests under way get the rest of ten seconds. */
async function stop(): Promise<void> {
  if (!readiness.accepting) return;
  readiness.accepting = false;
  setTimeout(() => process.exit(0), 10_000).unref();
  await delay(500);
  // A connection whose last request is answered need not wait for its keep-alive time.
  setInterval(() => server.closeIdleConnections(), 100).unref();
  server.close(() => void Promise.all([recorder?.drain(), leaveDatabase()]).then(() => process.exit(0)));
}

async function leaveDatabase(): Promise<void> {
  await housekeeping.stop();
  await database.$disconnect();
}
