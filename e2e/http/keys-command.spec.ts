import { expect, test } from '@playwright/test';
import { Installation } from './installation.ts';

let installation: Installation;

test.beforeAll(async () => {
  installation = await Installation.start();
});
test.afterAll(() => installation.remove());

for (const parameters of [
  [],
  ['start'],
  ['status', '--emergency'],
  ['rotate', '--only', 'cookies'],
  ['rotate', '--emergency', '--only', 'encryption'],
]) {
  test(`“npm run keys -- ${parameters.join(' ')}” is refused with the usage, and changes nothing`, async () => {
    const before = installation.secrets;
    const answer = await installation.keys(...parameters);
    expect(answer).toMatchObject({
      code: 3,
      stdout: '',
      stderr: expect.stringContaining('usage: npm run keys'),
    });
    expect(installation.secrets).toEqual(before);
  });
}
