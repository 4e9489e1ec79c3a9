import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** The ways in which a handler can read the body of a request. */
export const readings: Record<string, (request: IncomingMessage) => Promise<string>> = {
  'data events': async (request) =>
    new Promise((resolve) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => resolve(text));
    }),
  'async iteration': async (request) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text;
  },
  'read()': async (request) =>
    new Promise((resolve) => {
      let text = '';
      request.on('readable', () => {
        for (let chunk: unknown; (chunk = request.read()) !== null;) text += String(chunk);
      });
      request.on('end', () => resolve(text));
    }),
  'a decoding stream, late': async (request) => {
    await wait(20);
    request.setEncoding('utf8');
    return (await request.toArray()).join('');
  },
};
