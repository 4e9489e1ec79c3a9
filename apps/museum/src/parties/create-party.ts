import Koa from 'koa';
import type { Logger } from 'pino';
import { createHostGuard, createLastResort, createSecurityHeaders } from '../http/guards.ts';
import { dropCookiesOfOthers } from '../http/own-cookies.ts';
import type { MuseumRecording } from '../record-flow.ts';
import type { MuseumParty, Origins } from './origins.ts';

export interface PartyOptions {
  readonly party: MuseumParty;
  readonly origins: Origins;
  readonly logger: Logger;
  readonly recording: MuseumRecording;
}

/** What all parties of the museum have in front, in order; `app` is a provider, or a bare application. */
export function createParty<App extends Koa = Koa>(
  { logger, origins, party, recording }: PartyOptions,
  app: App = new Koa() as App,
): App {
  const { contactSaver, dailyQuiz, issuer, oldWriter } = origins;
  app.use(createSecurityHeaders({ formTargets: [contactSaver, dailyQuiz, issuer, oldWriter] }));
  app.use(createHostGuard(origins[party]));
  app.use(dropCookiesOfOthers);
  recording.watch(party, app);
  app.use(createLastResort(logger));
  return app;
}
