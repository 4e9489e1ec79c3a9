import 'server-only';
import type { InspectorHost } from '@ecosystem/flow-inspector/http/inspector-page';
import { env } from '../env.ts';
import { csrfToken } from '../http/own-form.ts';
import { flowRecorder } from '../record-flow.ts';
import { findSession, readSessionId } from '../session/session.ts';
import { lessonProgress } from './lesson-progress.ts';
import { readRun } from './read-run.ts';
import { flowStore } from './store.ts';

/** What the inspector has to know of this app and of who is asking; undefined with the lab off. */
export async function createInspectorHost(): Promise<InspectorHost | undefined> {
  const settings = env();
  const recorder = flowRecorder(settings);
  const [store, progress] = [flowStore(settings), lessonProgress(settings)];
  if (!store || !progress || !recorder) return undefined;
  const sessionId = await readSessionId();
  return {
    store,
    progress,
    addresses: {
      authorizationServerUrl: settings.issuer,
      contactSaverUrl: settings.contactSaverUrl,
      messageWriterUrl: settings.publicUrl,
      messageWriterBrowserUrl: settings.messageWriterBrowserUrl,
      xssExhibitUrl: settings.xssExhibitUrl,
    },
    forms: { csrf: await csrfToken(), stepMode: (await findSession())?.stepMode === true },
    session: sessionId === undefined ? undefined : recorder.fingerprint(sessionId),
    readRun: async (answered) => readRun(recorder, sessionId, answered),
  };
}
