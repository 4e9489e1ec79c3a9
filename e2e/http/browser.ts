import { env } from '../env.ts';

/** What a browser is shown: where it is sent, or a page. */
export interface Page {
  readonly status: number;
  /** Absolute; empty when nobody redirects. */
  readonly location: string;
  readonly html: string;
  readonly headers: Headers;
}

type Fields = readonly (readonly [name: string, value: string])[];

/** A browser without a screen, which keeps the authorization server's cookies and does nothing by itself. */
export class Browser {
  readonly #send: typeof fetch;
  readonly #cookies = new Map<string, string>();

  /** @param send reaches the process this browser shall talk to */
  constructor(send: typeof fetch = fetch) {
    this.#send = send;
  }

  /** The same browser, with its cookies, at another process. */
  through(send: typeof fetch): Browser {
    const same = new Browser(send);
    for (const [name, value] of this.#cookies) same.#cookies.set(name, value);
    return same;
  }

  async get(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#request(url, { headers });
  }

  /** Posts a form of one of the server's own pages. */
  async post(url: string, fields: Fields, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#request(url, {
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: env.authorizationServerUrl,
        ...headers,
      },
    });
  }

  async #request(path: string, init: RequestInit): Promise<Page> {
    const url = new URL(path, env.authorizationServerUrl);
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { accept: 'text/html', cookie, ...(init.headers as Record<string, string>) };
    const answer = await this.#send(url.href, { ...init, redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    const location = answer.headers.get('location');
    return {
      status: answer.status,
      location: location === null ? '' : new URL(location, url).href,
      html: await answer.text(),
      headers: answer.headers,
    };
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || line.includes('1970')) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** The value of a hidden field. */
export function hiddenField(html: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
}
