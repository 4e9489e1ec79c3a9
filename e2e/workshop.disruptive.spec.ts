import { Client } from 'pg';
import { env } from './env.ts';
import { expect, test } from './fixtures.ts';

test('an instructor resets this machine, and reads how long it took', async ({ page, connect }) => {
  await connect();
  await page.goto(`${env.messageWriterUrl}/inspector/workshop`);
  await page.getByRole('button', { name: 'Reset everything to the seeded state' }).click();
  const notice = page.getByRole('status').filter({ hasText: 'Back to the seeded state' });
  await expect(notice).toBeVisible();
  await expect(notice).toContainText(/in \d+\.\d seconds/);
  await test.step('nobody is connected, nothing is recorded, the demo people are back', async () => {
    await page.goto(`${env.messageWriterUrl}/birthdays`);
    await expect(page.getByRole('button', { name: 'Connect ContactSaver' }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Connect ContactSaver' }).first().click();
    await page.getByLabel('E-mail').fill('ada@example.com');
    await page.getByLabel('Password').fill('correct horse battery staple');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'MessageWriter would like to' })).toBeVisible();
  });
});

test('a reset answers who has asked for it, and everybody who asked before it began', async ({ page }) => {
  const database = new Client({ connectionString: env.databaseUrls.flow });
  await database.connect();
  const add = async (begun: string) => {
    const { rows } = await database.query<{ id: string }>(
      `INSERT INTO lab_request (begun_at) VALUES (${begun}) RETURNING id`,
    );
    return rows[0]?.id;
  };
  const [ofAnother, waiting] = [await add('now()'), await add('NULL')];
  await page.goto(`${env.messageWriterUrl}/inspector/workshop`);
  await page.getByRole('button', { name: 'Reset everything to the seeded state' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Back to the seeded state' })).toBeVisible();
  const { rows } = await database.query<{ id: string }>('SELECT id FROM lab_request');
  expect(rows.map(({ id }) => id)).toEqual([ofAnother]);
  expect(waiting).not.toBe(ofAnother);
  await database.query('DELETE FROM lab_request');
  await database.end();
});

test('a reset that came to no end says so', async ({ page }) => {
  await page.goto(`${env.messageWriterUrl}/inspector/workshop?reset=failed`);
  await expect(page.getByRole('status').filter({ hasText: 'It was begun and came to no end' })).toBeVisible();
});

test('progress can be forgotten', async ({ page }) => {
  const list = `${env.messageWriterUrl}/inspector/lessons`;
  await page.goto(`${list}/harden`);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await expect(page.getByRole('button', { name: 'Begin this lesson anew' })).toBeVisible();
  await page.goto(list);
  await page.getByRole('button', { name: 'Forget my progress' }).click();
  await page.goto(`${list}/harden`);
  await expect(page.getByRole('button', { name: 'Begin', exact: true })).toBeVisible();
});
