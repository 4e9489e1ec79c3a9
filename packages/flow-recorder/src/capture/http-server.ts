import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { flowContext } from '../context.ts';
import type { Recorder } from '../recorder.ts';
import { captureInbound } from './inbound.ts';

/** For a framework that lets nobody in front: Node itself announces each request of this process. */
export function recordHttpServer(recorder: Recorder): void {
  subscribe('http.server.request.start', (announced) => {
    const { request, response } = announced as { request: IncomingMessage; response: ServerResponse };
    const context = captureInbound(recorder, request, response);
    flowContext.enterWith(context as never);
  });
}
