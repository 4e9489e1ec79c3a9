import { randomBytes } from 'node:crypto';
import { CsrfTokens } from '@ecosystem/form-protection/csrf-tokens';
import type Koa from 'koa';
import type { Logger } from 'pino';
import type { env } from './env.ts';
import { createCast } from './exhibits/cast.ts';
import { createImplicitGrant } from './exhibits/implicit-grant.ts';
import { createPasswordGrant } from './exhibits/password-grant.ts';
import { createPasswordReplay } from './exhibits/password-replay.ts';
import { createExhibitRoutes } from './exhibits/routes.ts';
import { createTwoApis } from './exhibits/two-apis.ts';
import { serveAssets, serveHealth } from './http/assets.ts';
import { createLegacySignIn } from './legacy/contact-saver.ts';
import { createIssuer } from './legacy/issuer.ts';
import { createSignInRoutes } from './legacy/sign-in-page.ts';
import { createTokenApi } from './legacy/token-api.ts';
import { createLegacyApi } from './legacy/two-apis.ts';
import { createParty } from './parties/create-party.ts';
import { createDailyQuiz } from './parties/daily-quiz.ts';
import { openDoor } from './parties/listen.ts';
import { createOldWriter } from './parties/old-writer.ts';
import type { MuseumParty, Origins } from './parties/origins.ts';
import { createFetchWithin } from './parties/send-within.ts';
import { Visits } from './people/visits.ts';
import { openMuseumRecording } from './record-flow.ts';

export interface OpenMuseum {
  readonly origins: Origins;
  close(): Promise<void>;
}

/** Opens all exhibits: four parties in this process, each at a port of its own, with keys and people made now. */
export async function openMuseum(settings: typeof env, logger: Logger): Promise<OpenMuseum> {
  const doors = {
    oldWriter: await openDoor(settings.port),
    issuer: await openDoor(0),
    contactSaver: await openDoor(0),
    dailyQuiz: await openDoor(0),
  };
  const origins: Origins = {
    oldWriter: doors.oldWriter.origin,
    issuer: doors.issuer.origin,
    contactSaver: doors.contactSaver.origin,
    dailyQuiz: doors.dailyQuiz.origin,
    todaysIssuer: settings.authorizationServerUrl,
    messageWriter: settings.messageWriterUrl,
  };
  const recording = openMuseumRecording(settings, origins);
  const send = createFetchWithin(origins, settings.authorizationServerConnectTo);
  const clientSecret = randomBytes(32).toString('base64url');
  const cast = createCast({
    origins,
    clientSecret,
    sendAs: (party) => recording.recordFetch(party, send),
    sendToday: recording.recordFetchToday(send),
  });
  const visits = new Visits();
  const csrfTokens = new CsrfTokens([randomBytes(32).toString('base64url')]);
  const exhibits = [
    createPasswordReplay(cast),
    createPasswordGrant(cast),
    createImplicitGrant(cast),
    createTwoApis(cast),
  ];
  const party = (name: MuseumParty) => ({ party: name, origins, logger, recording });

  const oldWriter = createParty(party('oldWriter'));
  oldWriter.use(serveHealth);
  serveAssets(oldWriter);
  oldWriter.use(createOldWriter(cast, visits));
  oldWriter.use(createExhibitRoutes({ exhibits, origins, visits, csrfTokens }));

  const provider = createIssuer({ origins, visits, clientSecret });
  const issuer = createParty(party('issuer'), provider);
  serveAssets(issuer);
  issuer.use(createSignInRoutes(provider, { origin: origins.issuer, visits, csrfTokens }));

  const contactSaver = createParty(party('contactSaver'));
  contactSaver.use(createLegacySignIn({ origins, visits, csrfTokens }));
  contactSaver.use(createLegacyApi('contacts', visits));
  contactSaver.use(createLegacyApi('calendar', visits));
  contactSaver.use(createTokenApi(provider, visits));

  const dailyQuiz = createParty(party('dailyQuiz'));
  serveAssets(dailyQuiz);
  dailyQuiz.use(createDailyQuiz(origins, visits));

  const apps: Readonly<Record<MuseumParty, Koa>> = { oldWriter, issuer, contactSaver, dailyQuiz };
  for (const [name, door] of Object.entries(doors)) door.attend(apps[name as MuseumParty].callback());
  return {
    origins,
    async close() {
      await Promise.all(Object.values(doors).map((door) => door.close()));
      await recording.drain();
    },
  };
}
