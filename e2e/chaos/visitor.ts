import { type Page, UserAgent } from '@ecosystem/commands/user-agent';
import { env } from '../env.ts';
import type { Cluster } from './cluster.ts';
import { type Participant, userAgentOf } from './history.ts';

/** Where the authorization server sends browsers back to. */
const redirectionEndpoint = `${env.messageWriterUrl}/oauth/callback`;

/** A person with a browser, who does what the pages offer. */
export class Visitor {
  readonly person: Participant;
  readonly #agent: UserAgent;

  constructor(person: Participant, cluster: Cluster) {
    this.person = person;
    this.#agent = new UserAgent({ fetch: cluster.fetchAs(userAgentOf(person.email)) });
  }

  async open(url: string): Promise<Page> {
    return this.#agent.open(new URL(url, env.messageWriterUrl).href);
  }

  /** Presses a button. @throws when there is none with these words */
  async press(page: Page, button: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.#agent.submit(page, formWith(page, button), button, fields);
  }

  /** "Connect ContactSaver", up to the first page of the authorization server. */
  async beginConnecting(): Promise<Page> {
    return this.press(await this.open('/birthdays'), 'Connect ContactSaver');
  }

  async signIn(page: Page): Promise<Page> {
    const { email, password } = this.person;
    return this.press(page, 'Sign in', { email, password });
  }

  /** "Allow", up to the address that brings the code to MessageWriter; it is not opened yet. */
  async allowUntilCallback(page: Page): Promise<string> {
    return this.#agent.submitUntil(redirectionEndpoint, page, formWith(page, 'Allow'), 'Allow');
  }

  /** Answers whatever the authorization server asks, and returns the page behind it. */
  async finishConnecting(page: Page): Promise<Page> {
    const asked = offers(page, 'Sign in') ? await this.signIn(page) : page;
    return offers(asked, 'Allow') ? this.press(asked, 'Allow') : asked;
  }

  async connect(): Promise<Page> {
    return this.finishConnecting(await this.beginConnecting());
  }

  /** What a person does who was interrupted: goes to the birthdays, and connects if that is what the page offers. */
  async startAgain(): Promise<Page> {
    const page = await this.open('/birthdays');
    if (this.sees(page)) return page;
    return this.finishConnecting(await this.press(page, 'Connect ContactSaver'));
  }

  /** Whether a page shows what is this person's alone. */
  sees(page: Page): boolean {
    return page.status === 200 && page.html.includes(this.person.canary);
  }

  /** @throws {Error} that says what the page shows instead of what is this person's */
  mustSee(page: Page): void {
    if (this.sees(page)) return;
    const [, content = page.html] = page.html.split('<main', 2);
    const words = content.replaceAll(/<script[^]*?<\/script>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');
    throw new Error(`${new URL(page.url).pathname} (${page.status}) shows “${words.slice(0, 300)}”`);
  }

  async saveDraft(words: string): Promise<Page> {
    const page = await this.open('/birthdays');
    const form = page.forms.find(
      ({ buttons, fields }) =>
        buttons.has('Save draft') && fields.some(([, value]) => value === this.person.canary),
    );
    if (!form) throw new Error(`there is no draft to save on “${page.heading}” (${page.status})`);
    return this.#agent.submit(page, form, 'Save draft', { body: words });
  }

  /** "Expire it now": MessageWriter takes its access token for expired. */
  async expireAccessToken(): Promise<Page> {
    return this.press(await this.open('/connection'), 'Expire it now');
  }

  async disconnect(): Promise<Page> {
    return this.press(await this.open('/birthdays'), 'Disconnect');
  }

  /** Signs out at the authorization server. */
  async signOut(): Promise<Page> {
    return this.press(await this.open(`${env.authorizationServerUrl}/session/end`), 'Sign out');
  }
}

/** Whether a page has such a button. */
export function offers(page: Page, button: string): boolean {
  return page.forms.some(({ buttons }) => buttons.has(button));
}

function formWith(page: Page, button: string) {
  const form = page.forms.find(({ buttons }) => buttons.has(button));
  if (form) return form;
  throw new Error(
    `there is no “${button}” on “${page.heading}” (${page.status}, ${new URL(page.url).pathname})`,
  );
}
