import type { IncomingMessage, ServerResponse } from 'node:http';
import { flowContext } from '../context.ts';
import type { Recorder } from '../recorder.ts';
import { captureInbound } from './inbound.ts';

/** The first middleware of a Koa application: sees every request, whatever the next ones do with it. */
export function createKoaRecording(recorder: Recorder) {
  return async function recordInbound(
    { req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse },
    next: () => Promise<unknown>,
  ): Promise<void> {
    const context = captureInbound(recorder, req, res);
    await (context ? flowContext.run(context, next) : next());
  };
}
