import type { APIRequestContext } from '@playwright/test';
import { type Trace, traceSchema } from '@ecosystem/flow-inspector/trace';
import { hiddenField } from './http/browser.ts';
import { env } from './env.ts';
import { everyRecorderHasTold } from './recorded-flow.ts';

/** Somebody at one exhibit, in a browser without a screen, which keeps the museum's cookies. */
export class MuseumVisitor {
  readonly #cookies = new Map<string, string>();
  readonly #url: string;
  html = '';

  /** @param museum its address @param exhibit for example `password-grant` */
  constructor(
    readonly museum: string,
    readonly exhibit: string,
  ) {
    this.#url = `${museum}/museum/${exhibit}`;
  }

  async look(): Promise<string> {
    const answer = await this.#send(this.#url, {});
    this.html = await answer.text();
    return this.html;
  }

  /** The password the exhibit's page shows. */
  get password(): string {
    return /museum-only-\d+/.exec(this.html)?.[0] ?? '';
  }

  async typePassword(password = this.password): Promise<string> {
    await this.post(`${this.#url}/password`, { password });
    return this.look();
  }

  async step(id: string): Promise<string> {
    const { status } = await this.post(`${this.#url}/steps/${id}`);
    if (status !== 303) throw new Error(`${id} answered ${status}`);
    return this.look();
  }

  /** Posts a form of the exhibit's page, as a browser does. */
  async post(
    url: string,
    fields: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Response> {
    const body = new URLSearchParams({ csrf: hiddenField(this.html, 'csrf'), ...fields });
    return this.#send(url, { method: 'POST', body, headers: { origin: this.museum, ...headers } });
  }

  /** Where a form of the page goes that another party answers. */
  foreignForm(path: string): string {
    return new RegExp(`action="(http://localhost:\\d+${path})"`).exec(this.html)?.[1] ?? '';
  }

  async #send(url: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { accept: 'text/html', cookie, ...(init.headers as Record<string, string>) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    return answer;
  }
}

/** What was recorded at an exhibit of this museum, once it fits: recorders write a moment after the fact. */
export async function waitForExhibit(
  request: APIRequestContext,
  title: string,
  museum: string,
  fits: (trace: Trace) => boolean,
): Promise<Trace> {
  const api = `${env.messageWriterUrl}/inspector/api/flows`;
  const limit = Date.now() + 20_000;
  while (Date.now() < limit) {
    const { flows } = (await (await request.get(api)).json()) as { flows: { id: string; title: string }[] };
    for (const { id } of flows.filter((flow) => flow.title === `Museum · ${title}`)) {
      const trace = traceSchema.parse(await (await request.get(`${api}/${id}`)).json());
      if (!isOf(trace, museum) || !fits(trace)) continue;
      await everyRecorderHasTold(request);
      return traceSchema.parse(await (await request.get(`${api}/${id}`)).json());
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing that fits was recorded of ${title}`);
}

function isOf({ events }: Trace, museum: string): boolean {
  return events.some((event) => event.kind === 'exchange' && event.request.url.startsWith(`${museum}/`));
}

/** The ports of a museum are new each time: each becomes the lane it is shown in. */
export function withoutPorts(trace: Trace): Trace {
  const origins = new Map(
    trace.events.flatMap((event) => {
      const [, origin] =
        (event.kind === 'exchange' && /^([^/]+\/\/[^/]+)\/museum/.exec(event.request.url)) || [];
      return origin === undefined ? [] : [[origin, `http://${event.to}.museum.example`] as const];
    }),
  );
  const text = [...origins].reduce(
    (changed, [origin, name]) => changed.replaceAll(origin, name),
    JSON.stringify(trace),
  );
  return traceSchema.parse(JSON.parse(text));
}

/** What only servers send here; told by the receiver alone, it may be taken for a browser's. */
const sentByServers = [
  'museum-api-request',
  'museum-api-sign-in',
  'museum-password-grant',
  'museum-password-replay',
  'museum-resource-request',
  'museum-session-request',
  'token-request',
];

/** Both ends of every call between servers have been told. */
export function isWhole({ events }: Trace): boolean {
  return events.every(
    (event) =>
      event.kind !== 'exchange' ||
      (event.channel === 'front' && !sentByServers.includes(event.message)) ||
      event.recordedBy.length === 2,
  );
}
