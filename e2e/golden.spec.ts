import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { normalizeTrace } from '@ecosystem/flow-inspector/normalize';
import type { Trace } from '@ecosystem/flow-inspector/trace';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';
import { hasAnswered, waitForFlow } from './recorded-flow.ts';

const parties = {
  'message-writer': env.messageWriterUrl,
  'authorization-server': env.authorizationServerUrl,
  'contact-saver': env.contactSaverUrl,
} as const;

/** What a protocol change would alter; whose birthday is when changes with the calendar. */
function protocolOf(trace: Trace) {
  const { events, outcome } = normalizeTrace(trace, { parties });
  return {
    outcome,
    events: events.map((event) => {
      if (event.kind === 'check')
        return `${event.party} ${event.passed ? 'passes' : 'refuses'} ${event.check}`;
      if (event.kind === 'artifact') return `${event.party} ${event.artifact} ${event.action}`;
      const { channel, from, message, request, response, to } = event;
      const isApi = message === 'protected-resource-request';
      return {
        message,
        way: `${from} → ${to}, ${channel}`,
        request: { method: request.method, url: request.url, body: request.body },
        response: {
          status: response?.status,
          location: response?.headers['location'],
          body: isApi ? '…' : response?.body,
        },
      };
    }),
  };
}

/** Compares with what was recorded before; `UPDATE_GOLDEN` in the environment of the tests writes it anew. */
function expectGolden(name: string, trace: Trace): void {
  const file = path.join(import.meta.dirname, 'golden', `${name}.json`);
  const now = `${JSON.stringify(protocolOf(trace), null, 2)}\n`;
  if (env.updateGolden) writeFileSync(file, now);
  expect(JSON.parse(now)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
}

test('the main flow is as it was: connect, read, disconnect', async ({ page, connect }) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await page.getByRole('button', { name: 'Disconnect' }).click();
  await expect(page.getByRole('status')).toContainText('Disconnected');
  const trace = await waitForFlow(page.request, (flow) => isComplete(flow, 'revocation-request'));
  expectGolden('connect-and-disconnect', trace);
});

test('a denial is as it was', async ({ page, connect }) => {
  await connect({ answer: 'Deny' });
  await expect(page.getByRole('heading', { name: 'You said no' })).toBeVisible();
  const trace = await waitForFlow(page.request, (flow) => isComplete(flow, 'authorization-response'));
  expectGolden('denied', trace);
});

test('a connection without the contacts is as it was: 403 insufficient_scope', async ({ page, connect }) => {
  await connect({ without: ['contacts.read'] });
  await expect(page.getByText('We write, but cannot address')).toBeVisible();
  const trace = await waitForFlow(page.request, (flow) =>
    isComplete(flow, 'protected-resource-request', 403),
  );
  expectGolden('without-contacts', trace);
});

/** The message has been answered, and both ends of every call have been told. */
function isComplete(trace: Trace, message: string, status?: number): boolean {
  const calls = trace.events.filter((event) => event.kind === 'exchange' && event.channel === 'back');
  const both = calls.every((call) => call.kind === 'exchange' && call.recordedBy.length === 2);
  return both && hasAnswered(trace, message, status);
}
