import type { Trace } from '@ecosystem/flow-inspector/trace';
import { expect, test } from '@playwright/test';
import { closeMuseum, openMuseum } from '../control.ts';
import { MuseumVisitor, isWhole, waitForExhibit, withoutPorts } from '../museum.ts';
import { expectGolden } from '../golden.ts';
import { hasAnswered } from '../recorded-flow.ts';

let museum = '';
test.beforeAll(async () => {
  museum = await openMuseum();
});
test.afterAll(async () => closeMuseum(museum));

type TraceEvent = Trace['events'][number];

const urlOf = (event: TraceEvent) => (event.kind === 'exchange' ? event.request.url : '');

function isRead(event: TraceEvent): boolean {
  const isCall = event.kind === 'exchange' && event.message === 'museum-api-request';
  return isCall && event.request.method === 'GET' && event.response?.status === 200;
}

function answersOf({ events }: Trace, message: string, status: number): number {
  return events.filter(
    (event) => event.kind === 'exchange' && event.message === message && event.response?.status === status,
  ).length;
}

test('password replay works, deletes everything, and ends only with the password', async ({ request }) => {
  const visitor = new MuseumVisitor(museum, 'password-replay');
  await visitor.look();
  const { password } = visitor;
  expect(await visitor.typePassword()).toContain('It works: OldWriter has the birthdays');
  expect(visitor.html).toContain('Mira');
  await visitor.step('second-app');
  expect(await visitor.step('delete')).toContain('DELETE /museum/password-replay/contacts');
  expect(visitor.html).toContain('200 {&quot;items&quot;:[]}');

  const changing = await visitor.post(visitor.foreignForm('/museum/password-replay/new-password'));
  expect(changing.status).toBe(303);
  await visitor.look();
  await visitor.step('locked-out');
  expect(visitor.html.match(/401 \{&quot;error&quot;:&quot;wrong_password&quot;\}/g)).toHaveLength(2);
  const trace = await waitForExhibit(
    request,
    'password replay',
    museum,
    (flow) => answersOf(flow, 'museum-password-replay', 401) === 2 && isWhole(flow),
  );
  expect(JSON.stringify(trace)).not.toContain(password);
  expectGolden('museum-password-replay', withoutPorts(trace));
});

test('the password grant works, grants anything to anybody, and the issuer of today refuses it — RFC 9700 §2.4', async ({
  request,
}) => {
  const visitor = new MuseumVisitor(museum, 'password-grant');
  await visitor.look();
  const { password } = visitor;
  expect(await visitor.typePassword()).toContain('It works, and it looks like OAuth');
  expect(await visitor.step('other-client')).toContain('client_id=daily-quiz');
  expect(await visitor.step('more')).toContain('&quot;scope&quot;:&quot;contacts.delete&quot;');
  expect(visitor.html).toContain('200 {&quot;items&quot;:[]}');
  expect(await visitor.step('today')).toContain('It does not know this grant');
  expect(visitor.html).toContain('400 {&quot;error&quot;:&quot;unsupported_grant_type&quot;');

  const trace = await waitForExhibit(
    request,
    'password grant',
    museum,
    (flow) => hasAnswered(flow, 'token-request', 400) && isWhole(flow),
  );
  expect(JSON.stringify(trace)).not.toContain(password);
  expectGolden('museum-password-grant', withoutPorts(trace));
});

test('two APIs see the password, and the weaker one gives it away', async ({ request }) => {
  const visitor = new MuseumVisitor(museum, 'two-apis');
  await visitor.look();
  const { password } = visitor;
  expect(await visitor.typePassword()).toContain('three programs that have seen your password');
  expect(await visitor.step('crossed')).toContain('401 {&quot;error&quot;:&quot;invalid_token&quot;}');
  expect(await visitor.step('breach')).toContain('200 {&quot;items&quot;:[]}');
  const trace = await waitForExhibit(
    request,
    'a token of each API’s own',
    museum,
    (flow) => answersOf(flow, 'museum-api-request', 200) === 3 && isWhole(flow),
  );
  expect(JSON.stringify(trace)).not.toContain(password);
  // Two calls, a millisecond apart: which of them is told first is no part of the protocol.
  const reads = trace.events.filter(isRead).toSorted((one, other) => urlOf(one).localeCompare(urlOf(other)));
  const events = trace.events.map((event) => (isRead(event) ? (reads.shift() ?? event) : event));
  expectGolden('museum-two-apis', withoutPorts({ ...trace, events }));
});

test('a real password is thrown away, and so is any other that is not the exhibit’s', async ({ request }) => {
  const visitor = new MuseumVisitor(museum, 'password-grant');
  await visitor.look();
  expect(await visitor.typePassword('correct horse battery staple')).toContain(
    'the password of the real lab',
  );
  expect(await visitor.typePassword('another one')).toContain('not the exhibit’s password');
  expect(visitor.html).not.toContain('It works');
  const trace = await waitForExhibit(request, 'password grant', museum, (flow) => {
    const typed = flow.events.filter(
      (event) => event.kind === 'exchange' && event.message === 'museum-password-form',
    );
    return typed.length === 2;
  });
  expect(hasAnswered(trace, 'museum-password-grant')).toBe(false);
  expect(JSON.stringify(trace)).not.toContain('correct horse');
});
