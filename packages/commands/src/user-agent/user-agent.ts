import { CookieJar } from 'tough-cookie';
import { type HtmlForm, readForms, readHeading } from './html-form.ts';

/** One request and its answer, as this user agent saw it. */
export interface Exchange {
  readonly request: {
    method: string;
    url: string;
    headers: Record<string, string>;
    body: string | undefined;
  };
  readonly response: { status: number; headers: Record<string, string>; body: string };
  /** Milliseconds. */
  readonly duration: number;
}

/** Where a walk has arrived: the last answer, which is not a redirect. */
export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  readonly heading: string;
  readonly forms: readonly HtmlForm[];
}

const redirectLimit = 20;

/**
 * A browser without a screen and without JavaScript: it keeps cookies per host, follows redirects, and submits forms
 * with the fields the page gave it. Enough to walk any flow here, and nothing a person could not do.
 */
export class UserAgent {
  readonly #jar = new CookieJar(undefined, { allowSpecialUseDomain: true });
  readonly #fetch: typeof fetch;
  readonly #onExchange: (exchange: Exchange) => void;

  constructor({
    fetch: send = fetch,
    onExchange = () => undefined,
  }: { fetch?: typeof fetch; onExchange?: (exchange: Exchange) => void } = {}) {
    this.#fetch = send;
    this.#onExchange = onExchange;
  }

  /** Opens an address and follows redirects. */
  async open(url: string): Promise<Page> {
    return this.#walk(url, 'GET', undefined, undefined);
  }

  /** Submits a form of a page: its own fields, with `changes` in place of theirs, by the button with these words. */
  async submit(
    page: Page,
    form: HtmlForm,
    button: string,
    changes: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<Page> {
    if (!form.buttons.has(button)) throw new Error(`there is no button "${button}" on ${page.url}`);
    const kept = form.fields.filter(([name]) => !Object.hasOwn(changes, name));
    const changed = Object.entries(changes).flatMap(([name, values]) =>
      [values].flat().map((value) => [name, value] as [string, string]),
    );
    const submitter = form.buttons.get(button);
    const body = new URLSearchParams(
      [...kept, ...changed, ...(submitter ? [submitter] : [])].map(([...pair]) => pair),
    );
    return this.#walk(new URL(form.action, page.url).href, 'POST', body.toString(), new URL(page.url).origin);
  }

  /** Follows an authorization request until the browser would leave for `stopAt`, and returns that address. */
  async openUntil(url: string, stopAt: string): Promise<string> {
    return this.#stopping(stopAt, () => this.open(url));
  }

  /** As openUntil, beginning with a form. */
  async submitUntil(stopAt: string, ...parameters: Parameters<UserAgent['submit']>): Promise<string> {
    return this.#stopping(stopAt, () => this.submit(...parameters));
  }

  /** The cookies a browser would hold now, without their values. */
  async cookieNames(url: string): Promise<string[]> {
    return (await this.#jar.getCookies(url)).map(({ key }) => key);
  }

  async #stopping(stopAt: string, walk: () => Promise<Page>): Promise<string> {
    this.#stopAt = stopAt;
    try {
      const page = await walk();
      throw new Error(`the walk ended on "${page.heading}" (${page.status}) instead of ${stopAt}`);
    } catch (error) {
      if (error instanceof Arrived) return error.url;
      throw error;
    } finally {
      this.#stopAt = undefined;
    }
  }

  #stopAt: string | undefined;

  async #walk(
    url: string,
    method: string,
    body: string | undefined,
    origin: string | undefined,
  ): Promise<Page> {
    let [nextUrl, nextMethod, nextBody] = [url, method, body];
    for (let hop = 0; hop <= redirectLimit; hop += 1) {
      if (this.#stopAt !== undefined && nextUrl.startsWith(this.#stopAt)) throw new Arrived(nextUrl);
      const { response, text } = await this.#send(nextUrl, nextMethod, nextBody, origin);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) {
        return {
          url: nextUrl,
          status: response.status,
          html: text,
          heading: readHeading(text),
          forms: readForms(text),
        };
      }
      nextUrl = new URL(location, nextUrl).href;
      if (response.status !== 307 && response.status !== 308) [nextMethod, nextBody] = ['GET', undefined];
    }
    throw new Error(`more than ${redirectLimit} redirects, starting at ${url}`);
  }

  async #send(url: string, method: string, body: string | undefined, origin: string | undefined) {
    const started = performance.now();
    const headers: Record<string, string> = {
      accept: 'text/html',
      'user-agent': 'oauth-ecosystem-user-agent',
    };
    const cookie = await this.#jar.getCookieString(url);
    if (cookie !== '') headers['cookie'] = cookie;
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
    if (method === 'POST' && origin !== undefined) headers['origin'] = origin;
    const response = await this.#fetch(url, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body }),
    });
    for (const line of response.headers.getSetCookie()) await this.#jar.setCookie(line, url);
    const text = await response.text();
    this.#onExchange({
      request: { method, url, headers, body },
      response: { status: response.status, headers: headersOf(response), body: text },
      duration: performance.now() - started,
    });
    return { response, text };
  }
}

/** All headers; of `Set-Cookie`, which may come several times, all lines. */
function headersOf(response: Response): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  return cookies.length === 0 ? headers : { ...headers, 'set-cookie': cookies.join(', ') };
}

class Arrived extends Error {
  readonly url: string;

  constructor(url: string) {
    super('arrived');
    this.url = url;
  }
}
