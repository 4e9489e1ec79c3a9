import type { Dispatcher } from 'undici';
import { Agent, request } from 'undici';

const dispatcher = new Agent({ connections: 32, pipelining: 1 });

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** A user agent with nothing but a cookie jar for one origin: as little as possible stands beside what is measured. */
export class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async get(url: string): Promise<Answer> {
    return this.#send(url, { method: 'GET', headers: { accept: 'text/html' } });
  }

  async post(url: string, form: readonly (readonly [string, string])[]): Promise<Answer> {
    const body = new URLSearchParams(form.map(([...pair]) => pair)).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin };
    return this.#send(url, { method: 'POST', headers, body });
  }

  async #send(
    url: string,
    options: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
  ): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = cookie === '' ? options.headers : { ...options.headers, cookie };
    const answer = await request(new URL(url, this.#origin), { ...options, headers, dispatcher });
    this.#keep(answer.headers['set-cookie']);
    return { status: answer.statusCode, location: locationOf(answer), body: await answer.body.text() };
  }

  #keep(header: string | string[] | undefined): void {
    for (const line of [header ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

/** One request without cookies, on the same connections. */
export async function send(
  url: string,
  options: { method: 'GET' | 'POST'; headers: Record<string, string>; body?: string },
): Promise<Answer> {
  const answer = await request(url, { ...options, dispatcher });
  return { status: answer.statusCode, location: locationOf(answer), body: await answer.body.text() };
}

/** Lets go of every connection. */
export async function closeConnections(): Promise<void> {
  await dispatcher.close();
}

function locationOf({ headers }: Dispatcher.ResponseData): string | undefined {
  const { location } = headers;
  return typeof location === 'string' ? location : undefined;
}
