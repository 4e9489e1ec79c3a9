import { fileURLToPath } from 'node:url';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { fontDirectory } from '@ecosystem/ui/font-directory';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessLog } from './access-log/access-log.ts';
import { watchAccess } from './access-log/watch-access.ts';
import { AppModule } from './app.module.ts';
import { mountDocs } from './docs/mount-docs.ts';
import { readBodies } from './http/body.interceptor.ts';
import { createCrossOriginAccess } from './http/cross-origin-access.ts';
import { nestLogger } from './http/logger.ts';
import { recordFlow } from './record-flow.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import type { Settings } from './settings.ts';

export interface AppOptions {
  /** Undefined with the lab off. */
  readonly recorder?: Recorder | undefined;
  readonly module?: DynamicModule;
}

/** The whole application, ready to listen. */
export async function createApp(
  settings: Settings,
  { recorder, module = AppModule.for(settings, recorder) }: AppOptions = {},
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger: nestLogger,
    bodyParser: false,
  });
  app.disable('x-powered-by');
  // Nothing here is stored by a cache, so nothing is revalidated.
  app.disable('etag');
  // Parameters are strings or absent; `a[]=` and `a[b]=` are no parameters of ours.
  app.set('query parser', 'simple');
  if (recorder) app.use(recordFlow(recorder));
  app.use(createSecurityHeaders(settings));
  app.use(createCrossOriginAccess(settings));
  app.use(watchAccess(app.get(AccessLog)));
  readBodies(app);
  app.useStaticAssets(fontDirectory, { prefix: '/assets/fonts/', index: false });
  app.useStaticAssets(fileURLToPath(new URL('./assets', import.meta.url)), {
    prefix: '/assets/',
    index: false,
  });
  mountDocs(app, settings);
  return app;
}
