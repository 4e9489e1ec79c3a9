import type { ContactSaverDatabase } from '@ecosystem/prisma/contact-saver';
import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import { Seal } from '@ecosystem/seal/seal';
import type { Provider, Type } from '@nestjs/common';
import { DATABASE, type Settings } from '../settings.ts';
import { ActivityPageController } from './address-book/activity-page.controller.ts';
import { AddressBookController } from './address-book/address-book.controller.ts';
import { ApiClient } from './address-book/api-client.ts';
import { ContactsClient } from './address-book/contacts-client.ts';
import { TransferController } from './address-book/transfer.controller.ts';
import { Pages } from './pages/pages.ts';
import { AccessTokens } from './session/access-tokens.ts';
import { WebSessions } from './session/web-sessions.ts';
import { BackchannelLogoutController } from './sign-in/backchannel-logout.controller.ts';
import { PendingSignIns } from './sign-in/pending-sign-ins.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';
import { SignInStrategy } from './sign-in/sign-in.strategy.ts';
import { WEB_CLIENT, type WebClient, createWebClient } from './sign-in/web-client.ts';

/** The web app's pages. The last one answers for every path below `/app` that none before it has. */
export const webControllers: Type[] = [
  SignInController,
  BackchannelLogoutController,
  TransferController,
  AddressBookController,
  ActivityPageController,
];

/** What the web app works with. Of the API next door it has the address, and nothing else. */
export function createWebProviders(settings: Settings, fetch: typeof globalThis.fetch): Provider[] {
  const { encryptionKeys, publicUrl } = settings;
  const seal = new Seal(encryptionKeys, 'contact-saver seal');
  return [
    { provide: WEB_CLIENT, useValue: createWebClient({ ...settings, fetch }) },
    { provide: CsrfTokens, useValue: new CsrfTokens(encryptionKeys) },
    {
      provide: PendingSignIns,
      inject: [DATABASE],
      useFactory: (database: ContactSaverDatabase) => new PendingSignIns(database, seal),
    },
    {
      provide: WebSessions,
      inject: [DATABASE],
      useFactory: (database: ContactSaverDatabase) => new WebSessions(database, seal),
    },
    {
      provide: AccessTokens,
      inject: [WEB_CLIENT, DATABASE, WebSessions],
      useFactory: (client: WebClient, database: ContactSaverDatabase, sessions: WebSessions) =>
        new AccessTokens(client, database, sessions),
    },
    {
      provide: ApiClient,
      inject: [AccessTokens, WebSessions],
      useFactory: (accessTokens: AccessTokens, sessions: WebSessions) =>
        new ApiClient({ publicUrl, fetch, accessTokens, sessions }),
    },
    ContactsClient,
    Pages,
    SignInStrategy,
  ];
}
