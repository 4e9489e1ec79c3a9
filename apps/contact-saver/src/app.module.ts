import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import { openContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessTokenGuard } from './access-token/access-token.guard.ts';
import { AccessTokenStrategy } from './access-token/access-token.strategy.ts';
import { BearerChallengeFilter } from './access-token/bearer-challenge.filter.ts';
import { IntrospectionEndpoint } from './access-token/introspection-endpoint.ts';
import { IssuerKeys } from './access-token/issuer-keys.ts';
import { ScopeGuard } from './access-token/require-scope.ts';
import { BirthdaysController } from './birthdays/birthdays.controller.ts';
import { BirthdaysService } from './birthdays/birthdays.service.ts';
import { ContactsController } from './contacts/contacts.controller.ts';
import { ContactsService } from './contacts/contacts.service.ts';
import { BodyInterceptor } from './http/body.interceptor.ts';
import { createIssuerFetch } from './http/issuer-fetch.ts';
import { HealthController } from './http/health.controller.ts';
import { LOGGER, logger } from './http/logger.ts';
import { Readiness } from './http/readiness.ts';
import { ProtectedResourceController } from './metadata/protected-resource.controller.ts';

import { LandingController } from './pages/landing.controller.ts';
import { ProblemFilter } from './problem/problem.filter.ts';
import { DATABASE, SETTINGS, type Settings } from './settings.ts';

/** The API's table of contents. Guards run in this order; of the filters the last one that fits is taken. */
@Module({})
export class AppModule {
  static for(settings: Settings, recorder?: Recorder): DynamicModule {
    const { authorizationServerConnectTo: connectTo, introspectionSecret: clientSecret, issuer } = settings;
    const fetch = createIssuerFetch({ issuer, connectTo }, recorder);
    return {
      module: AppModule,
      controllers: [
        BirthdaysController,
        ContactsController,
        ProtectedResourceController,
        HealthController,
        LandingController,
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOGGER, useValue: logger },
        { provide: DATABASE, useFactory: () => openDatabase(settings) },
        { provide: IssuerKeys, useFactory: () => new IssuerKeys({ issuer, fetch }) },
        {
          provide: IntrospectionEndpoint,
          useFactory: () => new IntrospectionEndpoint({ issuer, clientSecret, fetch }),
        },
        { provide: APP_GUARD, useClass: AccessTokenGuard },
        { provide: APP_GUARD, useClass: ScopeGuard },
        { provide: APP_INTERCEPTOR, useClass: BodyInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_FILTER, useClass: BearerChallengeFilter },
        AccessTokenStrategy,
        BirthdaysService,
        ContactsService,
        Readiness,
      ],
    };
  }
}

function openDatabase({ databaseUrl: url }: Settings) {
  return openContactSaverDatabase({
    url,
    onConnectionLost: (error) => logger.warn({ reason: error.message }, 'database connection lost'),
  });
}
