import { dataHeaders } from './data-headers.ts';
import type { FlowStore } from '../store/flow-store.ts';

/** Milliseconds between two signs of life, so that nothing on the way takes the connection for dead. */
const heartbeat = 15_000;

/** Tells which flows change, as they do (server-sent events). */
export function answerStream(store: FlowStore, signal: AbortSignal): Response {
  const encoder = new TextEncoder();
  let end: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (signal.aborted) return controller.close();
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const off = store.onChange((id) =>
        send(`event: flow\ndata: ${JSON.stringify({ id: String(id) })}\n\n`),
      );
      const beat = setInterval(() => send(': still here\n\n'), heartbeat);
      const close = () => {
        end();
        controller.close();
      };
      end = () => {
        off();
        clearInterval(beat);
        signal.removeEventListener('abort', close);
      };
      signal.addEventListener('abort', close);
      send('retry: 1000\n\n');
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      ...dataHeaders,
      'X-Accel-Buffering': 'no',
    },
  });
}
