import { decide, expect, signIn, startConnecting, test } from './fixtures.ts';
import { env } from './env.ts';

test('connect with full consent, write, find the message again, disconnect', async ({ page, person }) => {
  await test.step('Authorization request — RFC 6749 §4.1.1', async () => {
    const request = page.waitForRequest((candidate) =>
      candidate.url().startsWith(`${env.authorizationServerUrl}/auth?`),
    );
    await startConnecting(page);
    const parameters = new URL((await request).url()).searchParams;
    expect(Object.fromEntries(parameters)).toMatchObject({
      response_type: 'code',
      client_id: 'message-writer',
      redirect_uri: `${env.messageWriterUrl}/oauth/callback`,
      scope: 'openid profile email birthdays.read contacts.read offline_access',
      resource: env.contactSaverUrl,
      prompt: 'consent',
      code_challenge_method: 'S256',
    });
    for (const secret of ['state', 'nonce', 'code_challenge'])
      expect(parameters.get(secret)).toHaveLength(43);
  });

  await test.step('Authenticate the end-user — OIDC Core §3.1.2.3', () => signIn(page, person));

  await test.step('Obtain consent — OIDC Core §3.1.2.4', async () => {
    await expect(page.getByRole('checkbox')).toHaveCount(3);
    await expect(page.getByText(`${env.messageWriterUrl}/oauth/callback`)).toBeVisible();
    await expect(page.getByText('at most 90 days')).toBeVisible();
    await decide(page);
  });

  await test.step('Protected resource request — RFC 6750 §2.1', async () => {
    await expect(page).toHaveURL(`${env.messageWriterUrl}/birthdays`);
    await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Charles' })).toContainText('today');
    await expect(page.getByRole('listitem').filter({ hasText: 'Mary' })).toContainText('tomorrow');
    await expect(page.getByText(`Connected to ContactSaver as ${person.name}`)).toBeVisible();
  });

  await test.step('Write a message in another tone, in one’s own words', async () => {
    const charles = page.getByRole('listitem').filter({ hasText: 'Charles' });
    await charles.getByLabel('funny').check();
    await expect(charles.getByRole('region', { name: 'Preview' })).toContainText(
      'another lap around the sun',
    );
    await charles.getByLabel('Your words').fill('Dear Charles, the engine runs.');
    await expect(charles.getByRole('region', { name: 'Preview' })).toContainText('the engine runs');
    await expect(charles.getByLabel('To', { exact: true })).toHaveValue('charles.babbage@example.org');
    await charles.getByRole('button', { name: 'Save draft' }).click();
    await expect(page.getByRole('region', { name: 'Drafts' })).toContainText('the engine runs');
  });

  await test.step('Edit it, call it ready, and find it again', async () => {
    await page.getByRole('link', { name: 'Birthdays' }).click();
    const charles = page.getByRole('listitem').filter({ hasText: 'Charles' });
    await charles.getByText('Go on with the message').click();
    await charles.getByLabel('Your words').fill('Dear Charles, the engine runs on time.');
    await charles.getByRole('button', { name: 'Ready to send' }).click();
    await page.getByLabel('Find a message').fill('on time');
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page.getByRole('region', { name: 'Ready to send' })).toContainText(
      'the engine runs on time',
    );
    await page.getByRole('button', { name: 'I have sent it: Charles' }).click();
    await expect(page.getByRole('region', { name: 'Sent' })).toContainText('Charles');
  });

  await test.step('Revocation request — RFC 7009 §2', async () => {
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await expect(page.getByRole('status')).toContainText('Disconnected');
    await page.goto(`${env.messageWriterUrl}/birthdays`);
    await expect(page.getByText('MessageWriter is not connected')).toBeVisible();
    await page.goto(`${env.authorizationServerUrl}/account`);
    await expect(page.getByText('No app may read your contacts')).toBeVisible();
  });

  await test.step('Connecting again finds the message again', async () => {
    await page.goto(env.messageWriterUrl);
    await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
    await decide(page);
    await page.getByRole('link', { name: 'Outbox' }).click();
    await expect(page.getByRole('region', { name: 'Sent' })).toContainText('the engine runs on time');
  });
});

test('revoking on the account page ends the connection', async ({ page, connect }) => {
  await connect();
  await expect(page.getByRole('heading', { name: 'Birthdays' })).toBeVisible();
  await page.goto(`${env.authorizationServerUrl}/account`);
  await expect(page.getByRole('listitem').filter({ hasText: 'read your contacts' }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Revoke MessageWriter' }).click();
  await expect(page.getByRole('status')).toContainText('MessageWriter has no access any more');
  await expect(page.getByRole('status')).toContainText('at most 5 minutes from now');
  await expect(page.getByRole('status')).toContainText('We have told MessageWriter that its session is over');
  await expect(page.getByText('No app may read your contacts')).toBeVisible();
  // Back-Channel Logout 1.0 §2.7: MessageWriter need not be refused anything to know.
  await page.goto(`${env.messageWriterUrl}/birthdays`);
  await expect(page.getByText('MessageWriter is not connected')).toBeVisible();
});
