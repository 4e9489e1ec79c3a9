import { expect, test } from '@playwright/test';
import { env } from '../env.ts';
import { Browser } from './browser.ts';
import { askForCodes } from './device.ts';
import { good } from './registration.ts';

const server = env.authorizationServerUrl;
const html = { accept: 'text/html' };

for (const path of ['/DEVICE', '/Device', '/device/', '/DEVICE/']) {
  test(`${path} is no other way to the page for the code — RFC 3986 §6.2.2.1`, async () => {
    const { body } = await askForCodes();
    const browser = new Browser();
    await browser.get(`${server}/device`);
    const filled = await browser.get(`${server}${path}?user_code=${body.user_code}`);
    expect(filled.status).toBe(404);
    expect(filled.html).not.toContain('<script');
    expect(filled.html).not.toContain(body.user_code);
    expect((await browser.post(`${server}${path}`, [['user_code', 'BBBB-BBBB']])).status).toBe(404);
  });
}

for (const path of ['/Reg', '/reg/', '/REG/']) {
  test(`${path} registers no client — RFC 7591 §5`, async () => {
    const answer = await fetch(server + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(good),
    });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('client_id');
  });
}

for (const path of ['/Register-App', '/register-app/', '/REGISTER-APP']) {
  test(`${path} registers no app`, async () => {
    const page = await new Browser().post(`${server}${path}`, [
      ['client_name', 'x'],
      ['redirect_uri', 'http://127.0.0.1/callback'],
    ]);
    expect([page.status, page.location]).toEqual([404, '']);
  });
}

for (const path of ['/.well-known/Openid-Configuration', '/.well-known/openid-configuration/', '/JWKS']) {
  test(`${path} describes nobody`, async () => {
    const answer = await fetch(server + path, { headers: html });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('jwks_uri');
  });
}
