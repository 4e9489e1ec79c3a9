import { env } from './env.ts';
import { decide, expect, signIn, test } from './fixtures.ts';
import { expectGolden } from './golden.ts';
import { hasAnswered, upTo, waitForTrace, withoutLoopbackPort } from './recorded-flow.ts';
import { beginLessonElsewhere, expectLessonDone } from './lesson.ts';
import { shownBy, startProgram } from './reminder.ts';

test('a program that may read and not pay, until its person takes it back — RFC 6750 §3.1', async ({
  browser,
  page,
  person,
}) => {
  test.slow();
  await beginLessonElsewhere(browser, 'bank');
  const report = startProgram('bank-report', '--no-open');
  await page.goto(await shownBy(report, /^(http\S+\/auth\?\S+)$/m));
  await signIn(page, person);
  await expect(page.getByText('Unverified app')).toBeVisible();
  await decide(page, { client: 'Bank Report' });
  await test.step('it reads, and is refused when it tries to pay', async () => {
    await expect.poll(() => report.said.out, { timeout: 20_000 }).toContain('Reading on.');
    expect(report.said.out).toMatch(/Reading: [1-9]\d* transactions/);
    expect(report.said.out).toContain('403 insufficient_scope. This program would need transactions.create');
  });
  await test.step('it reads on with new access tokens — RFC 6749 §6', async () => {
    await expect
      .poll(() => report.said.out.match(/^Reading: /gm)?.length, { timeout: 20_000 })
      .toBeGreaterThan(1);
  });
  await test.step('up to there it is as it was', async () => {
    const trace = await waitForTrace(page.request, person.subject, (flow) =>
      hasAnswered(flow, 'protected-resource-request', 403),
    );
    expectGolden('bank-report', withoutLoopbackPort(upTo(trace, 'protected-resource-request', 403)));
  });
  await test.step('“Revoke” ends even reading — RFC 7009 §3', async () => {
    await page.goto(`${env.authorizationServerUrl}/account`);
    await page.getByRole('button', { name: /^Revoke Bank Report/ }).click();
    expect(await report.code).toBe(0);
    expect(report.said.out).toContain('even reading has ended');
  });
  await expectLessonDone(page, 'bank');
});

test('without a yes it reads nothing', async ({ page, person }) => {
  const report = startProgram('bank-report', '--no-open');
  await page.goto(await shownBy(report, /^(http\S+\/auth\?\S+)$/m));
  await signIn(page, person);
  await decide(page, { client: 'Bank Report', answer: 'Deny' });
  expect(await report.code).toBe(1);
  expect(report.said.out).toBe('');
});
