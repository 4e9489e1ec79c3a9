import { createPerson } from './control.ts';
import { decide, expect, signIn, startConnecting, test } from './fixtures.ts';

test('two people in two browsers never see each other’s data', async ({ browser }) => {
  const open = async () => {
    const page = await (await browser.newContext()).newPage();
    const person = await createPerson();
    await startConnecting(page);
    await signIn(page, person);
    await decide(page);
    return { page, person };
  };
  const [one, other] = [await open(), await open()];
  const write = async (page: typeof one.page, words: string) => {
    await page.getByLabel('Your words').first().fill(words);
    await page.getByRole('button', { name: 'Save draft' }).first().click();
    await expect(page.getByRole('region', { name: 'Drafts' })).toContainText(words);
  };
  await write(one.page, 'the words of one');
  await write(other.page, 'the words of the other');
  await one.page.reload();
  await expect(one.page.getByText('the words of the other')).toBeHidden();
  await expect(other.page.getByText('the words of one')).toBeHidden();
  await one.page.context().close();
  await other.page.context().close();
});
