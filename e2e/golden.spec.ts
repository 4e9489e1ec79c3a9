import type { Trace } from '@ecosystem/flow-inspector/trace';
import { openAddressBook } from './address-book.ts';
import { env } from './env.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { expectGolden } from './golden.ts';
import { hasAnswered, waitForFlow, waitForTrace } from './recorded-flow.ts';

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

test('a hardened connection is as it was: pushed, signed, bound', async ({ page, person }) => {
  await page.goto(env.messageWriterUrl);
  await page.getByText('Harden it').click();
  await page.getByRole('button', { name: 'Connect hardened' }).click();
  await signIn(page, person);
  await decide(page, { client: 'MessageWriter, hardened' });
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  const trace = await waitForFlow(page.request, (flow) =>
    isComplete(flow, 'protected-resource-request', 200),
  );
  expectGolden('hardened', withoutFetchedKeys(trace));
});

/** The authorization server asks for the client’s keys when it has none in memory. */
function withoutFetchedKeys(trace: Trace): Trace {
  const kept = trace.events.filter(
    (event) => !(event.kind === 'exchange' && event.message === 'client-keys-request'),
  );
  return { ...trace, events: kept };
}

test('signing in to ContactSaver’s own web app is as it was', async ({ page, person }) => {
  await openAddressBook(page, person);
  const trace = await waitForTrace(page.request, person.subject, (flow) =>
    isComplete(flow, 'protected-resource-request'),
  );
  expectGolden('address-book', trace);
});

/** The message has been answered, and both ends of every call have been told. */
function isComplete(trace: Trace, message: string, status?: number): boolean {
  const calls = trace.events.filter((event) => event.kind === 'exchange' && event.channel === 'back');
  // A party that calls itself is one witness of both ends.
  const both = calls.every(
    (call) => call.kind !== 'exchange' || call.recordedBy.length === (call.from === call.to ? 1 : 2),
  );
  return both && hasAnswered(trace, message, status);
}
