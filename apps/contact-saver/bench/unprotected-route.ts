import 'reflect-metadata';
import { APP_GUARD } from '@nestjs/core';
import type { Request, Response } from 'express';
import { AccessTokenStrategy } from '../src/access-token/access-token.strategy.ts';
import type { AccessToken } from '../src/access-token/access-token.ts';
import { AppModule } from '../src/app.module.ts';
import { createApp } from '../src/create-app.ts';
import { env } from '../src/env.ts';

/**
 * What a bearer call is measured against: the same application and the same query, with the guards taken out. Whoever
 * asks is taken for the person whose `sub` is this program's parameter.
 */
const [subject = ''] = process.argv.slice(2);
const token: AccessToken = {
  issuer: env.issuer,
  subject,
  clientId: 'nobody',
  scopes: new Set(['birthdays.read']),
  id: '',
};
const { providers = [], ...module } = AppModule.for(env);
const unguarded = providers.filter(
  (provider) =>
    provider !== AccessTokenStrategy && (!('provide' in provider) || provider.provide !== APP_GUARD),
);
const app = await createApp(env, { module: { ...module, providers: unguarded } });
app.use((request: Request, _response: Response, next: () => void) => {
  Object.assign(request, { user: token });
  next();
});
await app.listen(env.port, env.listenHost);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
