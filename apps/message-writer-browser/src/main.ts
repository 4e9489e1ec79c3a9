import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { createServer } from './create-server.ts';
import { env } from './env.ts';
import { createExhibit } from './exhibit/create-exhibit.ts';

const logger = pino({ name: 'message-writer-browser' });
const readiness = { accepting: true };

// Its clients are registered with the lab on only: without them there would be nothing that works.
if (!env.lab) {
  logger.info('the lab is off: there is no app in the browser');
  process.exit(0);
}

const servers = [
  listen(createServer({ ...env, readiness, logger }), env.port, 'MESSAGE_WRITER_BROWSER_URL'),
  listen(createExhibit({ ...env, readiness, logger }), env.exhibitPort, 'XSS_EXHIBIT_URL'),
];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());

function listen(app: ReturnType<typeof createServer>, port: number, variable: string): Server {
  const server = app.listen({ port, host: env.listenHost }, () => logger.info({ port }, 'ready'));
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    logger.fatal(
      taken ? `Port ${port} is taken. Set ${variable} to another port and start again.` : error.message,
    );
    process.exit(2);
  });
  return server;
}

/** Readiness goes red first, and is seen to; then no new connections; requests under way get the rest of ten seconds. */
async function stop(): Promise<void> {
  if (!readiness.accepting) return;
  readiness.accepting = false;
  setTimeout(() => process.exit(0), 10_000).unref();
  await delay(500);
  setInterval(() => servers.forEach((server) => server.closeIdleConnections()), 100).unref();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  process.exit(0);
}
