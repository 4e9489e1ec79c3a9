import { expect, test } from '@playwright/test';
import { createPerson } from '../control.ts';
import { env } from '../env.ts';
import { Browser } from './browser.ts';
import { answerConfirmation, askForCodes, decideForDevice, enterCode, poll } from './device.ts';

test.describe('the page for the code', () => {
  test('takes a code in any case, with and without dash or spaces — RFC 8628 §6.1', async () => {
    const { body } = await askForCodes();
    const plain = body.user_code.replace('-', '');
    for (const typed of [plain, plain.toLowerCase(), ` ${plain.slice(0, 4)} ${plain.slice(4)} `]) {
      const page = await enterCode(new Browser(), typed);
      expect(page.html).toContain('Is this your device?');
      expect(page.html).toContain(body.user_code);
    }
  });

  test('fills in a code from the address, sends nothing by itself, and quotes nothing else', async () => {
    const { body } = await askForCodes();
    const page = await new Browser().get(body.verification_uri_complete);
    expect(page.html).toContain(`value="${body.user_code}"`);
    expect(page.html).not.toContain('<script');
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const attack = encodeURIComponent('"><script>window.__xss=1</script>');
    const attacked = await new Browser().get(`${env.authorizationServerUrl}/device?user_code=${attack}`);
    expect(attacked.html).not.toContain('<script');
  });

  test('warns of codes that somebody has sent, names the program and what it wants — RFC 8628 §5.4', async () => {
    const { body } = await askForCodes();
    const { html } = await enterCode(new Browser(), body.user_code);
    expect(html).toContain('Birthday Reminder');
    expect(html).toContain('birthdays.read');
    expect(html).toContain('If somebody has sent you this code');
    expect(html).toContain('Nobody at ContactSaver has checked');
  });

  test('asks again, even somebody who has allowed the same program before', async () => {
    const browser = new Browser();
    const person = await createPerson();
    for (const attempt of [1, 2]) {
      const { body } = await askForCodes();
      const confirmed = await answerConfirmation(
        browser,
        await enterCode(browser, body.user_code),
        'confirm',
      );
      expect([attempt, (await poll(body.device_code)).status]).toEqual([attempt, 400]);
      const last = await decideForDevice(browser, confirmed, person);
      expect(last.html).toContain('Look at your device');
    }
  });

  test('refuses a form that is not from this browser’s page', async () => {
    const { body } = await askForCodes();
    const [browser, other] = [new Browser(), new Browser()];
    const mine = await enterCode(browser, body.user_code);
    await enterCode(other, 'BBBB-BBBB');
    for (const page of [await answerConfirmation(other, mine, 'confirm')]) {
      expect(page.status).toBe(400);
      expect(page.location).toBe('');
    }
    const without = await new Browser().post(`${env.authorizationServerUrl}/device`, [
      ['user_code', body.user_code],
      ['confirm', 'yes'],
    ]);
    expect([without.status, without.location]).toEqual([400, '']);
    expect((await poll(body.device_code)).body.error).toBe('authorization_pending');
  });
});
