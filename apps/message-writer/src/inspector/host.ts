import 'server-only';
import type { InspectorHost } from '@ecosystem/flow-inspector/http/routes';
import { FlowStore } from '@ecosystem/flow-inspector/store/flow-store';
import { env } from '../env.ts';
import { csrfToken } from '../http/own-form.ts';
import { flowRecorder } from '../record-flow.ts';
import { findSession, readSessionId } from '../session/session.ts';
import { readRun } from './read-run.ts';

const opened = Symbol.for('message-writer.flow-store');
const shared = globalThis as { [opened]?: FlowStore };

/** What the inspector has to know of this app and of who is asking; undefined with the lab off. */
export async function createInspectorHost(): Promise<InspectorHost | undefined> {
  const settings = env();
  const recorder = flowRecorder(settings);
  const { flowDatabaseUrl, lab } = settings;
  if (!lab || flowDatabaseUrl === undefined || !recorder) return undefined;
  const sessionId = await readSessionId();
  return {
    store: (shared[opened] ??= new FlowStore(flowDatabaseUrl)),
    addresses: {
      authorizationServerUrl: settings.issuer,
      contactSaverUrl: settings.contactSaverUrl,
      messageWriterUrl: settings.publicUrl,
    },
    forms: { csrf: await csrfToken(), stepMode: (await findSession())?.stepMode === true },
    session: sessionId === undefined ? undefined : recorder.fingerprint(sessionId),
    readRun: async (answered) => readRun(recorder, sessionId, answered),
  };
}
