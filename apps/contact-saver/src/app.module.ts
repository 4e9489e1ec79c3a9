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
import { UsedProofs } from './access-token/used-proofs.ts';
import { AccessLog } from './access-log/access-log.ts';
import { ActivityController } from './activity/activity.controller.ts';
import { ActivityService } from './activity/activity.service.ts';
import { BankController } from './bank/bank.controller.ts';
import { BankService } from './bank/bank.service.ts';
import { BirthdaysController } from './birthdays/birthdays.controller.ts';
import { BirthdaysService } from './birthdays/birthdays.service.ts';
import { ContactsController } from './contacts/contacts.controller.ts';
import { ContactsService } from './contacts/contacts.service.ts';
import { Housekeeping } from './housekeeping/housekeeping.ts';
import { BodyInterceptor } from './http/body.interceptor.ts';
import { createIssuerFetch } from './http/issuer-fetch.ts';
import { HealthController } from './http/health.controller.ts';
import { LOGGER, logger } from './http/logger.ts';
import { Readiness } from './http/readiness.ts';
import { ProtectedResourceController } from './metadata/protected-resource.controller.ts';

import { OccasionsController } from './occasions/occasions.controller.ts';
import { LandingController } from './pages/landing.controller.ts';
import { ProblemFilter } from './problem/problem.filter.ts';
import { DATABASE, SETTINGS, type Settings } from './settings.ts';
import { createWebProviders, webControllers } from './web/web-app.ts';

/** The API's table of contents. Guards run in this order; of the filters the last one that fits is taken. */
@Module({})
export class AppModule {
  static for(settings: Settings, recorder?: Recorder): DynamicModule {
    const { introspectionSecret: clientSecret, issuer } = settings;
    const fetch = createIssuerFetch(settings, recorder);
    return {
      module: AppModule,
      controllers: [
        ActivityController,
        BankController,
        BirthdaysController,
        ContactsController,
        OccasionsController,
        ProtectedResourceController,
        HealthController,
        LandingController,
        ...webControllers,
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
        AccessLog,
        AccessTokenStrategy,
        UsedProofs,
        ActivityService,
        BankService,
        BirthdaysService,
        ContactsService,
        Housekeeping,
        Readiness,
        ...createWebProviders(settings, fetch),
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
