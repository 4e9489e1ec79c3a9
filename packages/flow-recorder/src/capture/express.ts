import type { IncomingMessage, ServerResponse } from 'node:http';
import { flowContext } from '../context.ts';
import type { Recorder } from '../recorder.ts';
import { captureInbound } from './inbound.ts';

/** The first middleware of an Express application: before the guards, so that refusals are seen. */
export function createExpressRecording(recorder: Recorder) {
  return function recordInbound(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    const context = captureInbound(recorder, request, response);
    if (context) flowContext.run(context, next);
    else next();
  };
}
