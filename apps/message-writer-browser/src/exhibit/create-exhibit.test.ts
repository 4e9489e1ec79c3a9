import { type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createExhibit } from './create-exhibit.ts';

const running: Server[] = [];
let birthdaysStatus: number;
let partners: string;

beforeEach(async () => {
  birthdaysStatus = 200;
  partners = await listen(createServer(answerAsPartner));
});
afterEach(() => {
  for (const server of running.splice(0)) server.close().closeAllConnections();
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The authorization server and ContactSaver, as far as this client sees them. */
function answerAsPartner(asked: IncomingMessage, answer: ServerResponse): void {
  const path = asked.url?.replace(/\?.*/, '') ?? '';
  const metadata = {
    issuer: partners,
    authorization_endpoint: `${partners}/auth`,
    token_endpoint: `${partners}/token`,
    authorization_response_iss_parameter_supported: true,
  };
  const bodies: Readonly<Record<string, object>> = {
    '/.well-known/openid-configuration': metadata,
    '/token': { access_token: 'opaque', token_type: 'Bearer', expires_in: 300, scope: 'birthdays.read' },
    '/birthdays': { items: [{ firstName: 'Charles', day: 1, month: 2 }] },
  };
  const status = path === '/birthdays' ? birthdaysStatus : 200;
  const refused = status === 401 && { 'www-authenticate': 'Bearer error="invalid_token"' };
  answer.writeHead(status, { 'content-type': 'application/json', ...refused });
  answer.end(JSON.stringify(bodies[path] ?? {}));
}

interface Answer {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly location: string;
  readonly text: string;
}

/** An exhibit, and a browser that says whatever it is told to. */
async function openExhibit(exhibitUrl: string, contactSaverUrl = partners) {
  const app = createExhibit({
    exhibitUrl,
    contactSaverUrl,
    issuer: partners,
    messageWriterUrl: 'http://localhost:3000',
    authorizationServerConnectTo: undefined,
    contactSaverConnectTo: undefined,
    readiness: { accepting: true },
    logger: pino({ level: 'silent' }),
  });
  const port = new URL(await listen(createServer(app.callback()))).port;
  const origin = new URL(exhibitUrl);
  return (method: string, path: string, cookie = '', body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const headers = { host: origin.host, origin: origin.origin, cookie };
      const sent = request({ port, host: '127.0.0.1', method, path, headers }, async (answer) => {
        let text = '';
        for await (const chunk of answer) text += String(chunk);
        const { location = '', 'set-cookie': cookies = [] } = answer.headers;
        resolve({ status: answer.statusCode ?? 0, cookies, location, text });
      });
      sent.on('error', reject).end(body);
    });
}

type Browser = Awaited<ReturnType<typeof openExhibit>>;

const cookieOf = ({ cookies }: Answer) => cookies[0]?.replace(/;.*/, '') ?? '';

/** Asks, and comes back with a good answer. */
async function connect(browser: Browser) {
  const asked = await browser('POST', '/on-server/connect');
  const state = new URL(asked.location).searchParams.get('state') ?? '';
  const callback = `/on-server/callback?${new URLSearchParams({ code: 'c', state, iss: partners })}`;
  return { callback, before: cookieOf(asked), answer: await browser('GET', callback, cookieOf(asked)) };
}

describe('the server’s copy', () => {
  it('forgets a token that ContactSaver refuses, and offers to connect again', async () => {
    const browser = await openExhibit('http://exhibit.test');
    const cookie = cookieOf((await connect(browser)).answer);
    expect((await browser('GET', '/on-server/birthdays', cookie)).text).toContain('Charles');
    const page = await browser('GET', '/on-server/', cookie);
    const problem = /<section id="problem".*?<\/section>/s.exec(page.text)?.[0];
    expect(problem).toContain('action="/on-server/connect"');
    birthdaysStatus = 401;
    const refused = await browser('GET', '/on-server/birthdays', cookie);
    expect(refused.status).toBe(401);
    for (const known of [cookie, cookieOf(refused)]) {
      const { text } = await browser('GET', '/on-server/', known);
      expect(text).not.toContain('id="injection"');
      expect(text).toContain('Connect ContactSaver');
    }
  });

  it('keeps the token while ContactSaver only fails', async () => {
    const browser = await openExhibit('http://exhibit.test');
    const cookie = cookieOf((await connect(browser)).answer);
    birthdaysStatus = 500;
    expect((await browser('GET', '/on-server/birthdays', cookie)).status).toBe(502);
    birthdaysStatus = 200;
    expect((await browser('GET', '/on-server/birthdays', cookie)).status).toBe(200);
  });

  it('takes an answer once, and leaves one cookie (RFC 9700 §4.7)', async () => {
    const browser = await openExhibit('http://exhibit.test');
    const { answer, before, callback } = await connect(browser);
    expect(answer.status).toBe(303);
    expect(answer.cookies).toHaveLength(1);
    expect(cookieOf(answer)).not.toBe(before);
    expect((await browser('GET', callback, before)).status).toBe(400);
    expect((await browser('GET', callback, cookieOf(answer))).status).toBe(400);
  });

  it('sets a Secure cookie behind a proxy that speaks https', async () => {
    const { answer } = await connect(await openExhibit('https://exhibit.test'));
    expect(answer.cookies).toEqual([expect.stringMatching(/^__Secure-xss_exhibit=.*; secure; httponly/)]);
  });
});

describe('the thief’s own server', () => {
  it('says so when nobody answers', async () => {
    const browser = await openExhibit('http://exhibit.test', 'http://127.0.0.1:9');
    expect(await browser('POST', '/elsewhere', '', 'stolen')).toMatchObject({
      status: 200,
      text: 'nobody answered',
    });
  });
});
