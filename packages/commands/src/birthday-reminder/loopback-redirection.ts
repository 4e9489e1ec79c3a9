/**
 * Authorization response: your browser → this program, on a loopback port that was free a moment ago.
 *
 * Before: the person has decided, and the authorization server has sent the browser here. After: the query of the first
 * answer to the request that this program has made; answers to others are turned away.
 * RFC 8252 §7.3 (any port), §8.3 (127.0.0.1, never all interfaces)
 */
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const path = '/callback';

/** A browser that waits for one answer. */
export interface LoopbackRedirection {
  /** With the port, which the authorization server lets vary (RFC 8252 §7.3). */
  readonly redirectUri: string;
  /** The answer to the request with this `state`, whoever else knocks before. */
  readonly answerTo: (state: string) => Promise<URLSearchParams>;
  close(): void;
}

export async function listenOnLoopback(): Promise<LoopbackRedirection> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // RFC 8252 §8.3: the loopback interface only, so that nobody else in the network can deliver an answer.
    server.listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    redirectUri: `http://${host}${path}`,
    answerTo: (state) => waitForAnswer(server, host, state),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function waitForAnswer(server: Server, host: string, state: string): Promise<URLSearchParams> {
  return new Promise((resolve) => {
    server.on('request', (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', `http://${host}`);
      const reply = (status: number, title: string, text: string) => {
        response.writeHead(status, headers).end(pageOf(title, text));
      };
      // A page of another name could rebind its name to this address and read what we answer.
      if (request.headers.host !== host) return reply(421, 'Not here', 'This program has another address.');
      if (request.method !== 'GET' || pathname !== path)
        return reply(404, 'Nothing here', 'Close this page.');
      // RFC 9700 §4.7: an answer to a request of somebody else would read somebody else's birthdays.
      if (searchParams.get('state') !== state) {
        return reply(400, 'Not our answer', 'It belongs to no request of this program. Nothing was done.');
      }
      reply(200, 'Back to the terminal', 'The program has its answer. You can close this page.');
      resolve(searchParams);
    });
  });
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
};

function pageOf(title: string, text: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · Birthday Reminder</title>
<style>:root{color-scheme:light dark;background:light-dark(#f7f3ec,#191813);color:light-dark(#1d1b18,#efe9dd);border-top:4px solid}
body{font:1.125rem/1.6 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}h1{line-height:1.15;letter-spacing:-.015em}</style>
<main><h1>${title}</h1><p>${text}</p></main></html>
`;
}
