import type { Page, Request, Response } from '@playwright/test';
import { env } from '../env.ts';

/** The parties, the start of their cookies' names, and their own hosts. */
export const parties = [
  { origin: env.authorizationServerUrl, prefix: 'as_' },
  { origin: env.contactSaverUrl, prefix: 'cs_' },
  { origin: env.messageWriterUrl, prefix: 'mw_' },
] as const;

/** One exchange of the browser, as it was on the wire. */
export interface SeenExchange {
  readonly origin: string;
  readonly url: string;
  readonly status: number;
  /** Names of the cookies that were sent. */
  readonly sent: readonly string[];
  /** Whole `Set-Cookie` lines. */
  readonly set: readonly string[];
  readonly transportSecurity: string | undefined;
}

/** Writes down everything a page says and hears from now on. Chromium's cache forgets HSTS, so there is none. */
export async function watch(page: Page): Promise<() => Promise<SeenExchange[]>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const seen: Promise<SeenExchange | undefined>[] = [];
  page.on('response', (response) => seen.push(describe(response.request(), response)));
  return async () => (await Promise.all(seen)).filter((exchange) => exchange !== undefined);
}

/** Undefined for what never reached the network, such as a page from the browser's memory. */
async function describe(request: Request, response: Response): Promise<SeenExchange | undefined> {
  if (!/^https?:/.test(request.url()) || (await response.serverAddr()) === null) return undefined;
  const { cookie = '' } = await request.allHeaders();
  const headers = await response.headersArray();
  const valuesOf = (wanted: string) =>
    headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);
  return {
    origin: new URL(request.url()).origin,
    url: request.url().replace(/\?.*/s, ''),
    status: response.status(),
    sent: cookie === '' ? [] : cookie.split('; ').map((pair) => pair.replace(/=.*/s, '')),
    set: valuesOf('set-cookie'),
    transportSecurity: valuesOf('strict-transport-security')[0],
  };
}
