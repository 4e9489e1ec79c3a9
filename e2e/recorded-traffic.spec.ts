import { readTraffic } from './control.ts';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

const notRecorded = /^\/(_next|assets|fonts|inspector|favicon\.ico)|\.(css|js|woff2|ico|svg)$/;
const hosts = new Map(
  [env.messageWriterUrl, env.authorizationServerUrl, env.contactSaverUrl].map((url) => [
    new URL(url).host,
    url,
  ]),
);

/** One exchange in a form in which two observers can be compared. */
const line = (method: string, host: string, path: string, status: number) =>
  `${method} ${host}${path} ${status}`;

/** The recorder replaces ids in paths; so does whoever compares. */
const withoutIds = (path: string) => decodeURI(path).replace(/‹[^›]*›|[\w-]{40,}/g, '…');

test('the diagram’s arrows are the exchanges on the wire: none missing, none invented', async ({
  page,
  connect,
}) => {
  const seenByBrowser: string[] = [];
  page.on('response', (response) => {
    const { host, pathname } = new URL(response.url());
    if (!hosts.has(host) || notRecorded.test(pathname)) return;
    seenByBrowser.push(line(response.request().method(), host, withoutIds(pathname), response.status()));
  });
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('status')).toContainText('Disconnected');
  const trace = await waitForFlow(page.request, (flow) => hasAnswered(flow, 'revocation-request'));
  const complete = await waitForFlow(page.request, ({ id, events }) => {
    const front = events.filter((event) => event.kind === 'exchange' && event.channel === 'front');
    const calls = events.filter((event) => event.kind === 'exchange' && event.channel === 'back');
    const areWhole = calls.every((event) => 'recordedBy' in event && event.recordedBy.length === 2);
    return id === trace.id && front.length >= seenByBrowser.length && areWhole;
  });
  const exchanges = complete.events.filter((event) => event.kind === 'exchange');
  const linesOf = (channel: 'back' | 'front') =>
    exchanges
      .filter((exchange) => exchange.channel === channel)
      .map(({ request, response }) => {
        const [, host = '', path = ''] = /^https?:\/\/([^/]+)([^?]*)/.exec(request.url) ?? [];
        return line(request.method, host, withoutIds(path), response?.status ?? 0);
      });

  await test.step('front channel: as the browser saw it', () => {
    expect(linesOf('front').toSorted()).toEqual(seenByBrowser.toSorted());
  });

  await test.step('back channel: as somebody on the wire saw it', async () => {
    const traces = new Set(exchanges.map(({ trace: id }) => id));
    const onTheWire = (await readTraffic()).filter(({ traceparent }) => traces.has(traceparent.slice(3, 35)));
    expect(linesOf('back').length).toBeGreaterThan(7);
    expect(linesOf('back').toSorted()).toEqual(
      onTheWire
        .map(({ host, method, path, status }) => line(method, host, withoutIds(path), status))
        .toSorted(),
    );
  });

  await test.step('each call between servers was recorded by both ends, and is one arrow', () => {
    for (const exchange of exchanges.filter(({ channel }) => channel === 'back')) {
      expect([...exchange.recordedBy].sort(), exchange.message).toEqual([exchange.from, exchange.to].sort());
    }
  });
});

test('nothing between the servers goes unrecorded', async ({ page, connect }) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const without = (await readTraffic()).filter(({ path, traceparent }) => {
    return traceparent === '' && !['/healthz', '/readyz'].includes(path);
  });
  expect(without).toEqual([]);
});
