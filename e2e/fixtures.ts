import { type Page, test as base, expect } from '@playwright/test';
import { type Person, createPerson } from './control.ts';
import { env } from './env.ts';

interface Fixtures {
  /** A person of this test's own. */
  readonly person: Person;
  /** Steps a person takes, on the page given or the test's own. */
  readonly connect: (options?: ConnectOptions) => Promise<void>;
  /** Fails the test when a page breaks its own Content-Security-Policy or throws. */
  readonly cleanConsole: undefined;
}

interface ConnectOptions {
  /** Scopes to untick on the consent page. */
  readonly without?: readonly string[];
  readonly answer?: 'Allow' | 'Deny';
  /** Who asks. */
  readonly client?: string;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs from this pattern
  person: async ({}, use) => use(await createPerson()),
  connect: async ({ page, person }, use) => use((options) => connectAs(page, person, options)),
  cleanConsole: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Hydration/i.test(message.text())) complaints.push(message.text());
      });
      await use(undefined);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Opens MessageWriter and goes as far as the sign-in page. */
export async function startConnecting(page: Page): Promise<void> {
  await page.goto(env.messageWriterUrl);
  await page.getByRole('button', { name: 'Connect ContactSaver' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
}

/** Fills in the sign-in page. */
export async function signIn(
  page: Page,
  { email, password }: Pick<Person, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Answers the consent page. */
export async function decide(
  page: Page,
  { without = [], answer = 'Allow', client = 'MessageWriter' }: ConnectOptions = {},
): Promise<void> {
  await expect(page.getByRole('heading', { name: `${client} would like to` })).toBeVisible();
  for (const scope of without) await page.locator(`input[name="scope"][value="${scope}"]`).uncheck();
  await page.getByRole('button', { name: answer }).click();
}

async function connectAs(page: Page, person: Person, options?: ConnectOptions): Promise<void> {
  await startConnecting(page);
  await signIn(page, person);
  await decide(page, options);
}
