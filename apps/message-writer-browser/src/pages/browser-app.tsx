import { DemoAid } from '@ecosystem/ui/demo-aid';
import { Notice } from '@ecosystem/ui/notice';
import { Action, BirthdayList, ProblemSection, Section } from './sections.tsx';

/** What the script has to know of its surroundings; none of it is secret. */
export interface BrowserAppSettings {
  readonly issuer: string;
  readonly contactSaverUrl: string;
  readonly clientId: string;
  /** The path of this page, with a slash at its end; answers come to `callback` below it. */
  readonly path: string;
}

/** The client that lives in the browser: its states are sections, and its script shows one of them. */
export function BrowserApp({ issuer, contactSaverUrl, clientId, path }: BrowserAppSettings) {
  return (
    <div
      id="app"
      data-issuer={issuer}
      data-contact-saver={contactSaverUrl}
      data-client-id={clientId}
      data-path={path}
    >
      <noscript>
        <Notice kind="problem" title="This app is a script">
          <p>Without JavaScript there is nothing here. MessageWriter on its server works without.</p>
        </Notice>
      </noscript>
      <Section id="start">
        <h1>Birthday messages, written in your browser</h1>
        <p className="mt-3 text-ink-soft">
          The same job as MessageWriter’s, without a server of its own: a script in this page asks
          ContactSaver’s authorization server, gets the access token, and calls the API.
        </p>
        <div className="mt-8">
          <Action id="connect" kind="primary">
            Connect ContactSaver
          </Action>
        </div>
        <p id="forgotten" className="mt-4 text-sm text-ink-soft">
          Nothing is kept: a reload forgets the connection, and you connect again.
        </p>
      </Section>
      <Section id="working">
        <h1>One moment</h1>
        <p role="status" className="mt-3 text-ink-soft">
          The script is asking.
        </p>
      </Section>
      <Section id="connected">
        <h1>Birthdays</h1>
        <div className="mt-6">
          <Notice kind="information" title="The access token is in the memory of this page">
            <p>
              It is in no cookie and no storage, and there is no refresh token. Reload the page, and it is
              forgotten. Until then every script in this page can reach it, also one that does not belong
              here.
            </p>
          </Notice>
        </div>
        <BirthdayList />
        <div className="mt-6 flex flex-wrap gap-3">
          <Action id="read-again">Read again</Action>
          <Action id="forget" kind="quiet">
            Forget the token
          </Action>
        </div>
        <DemoAid>
          <p>
            The access token is good for <span id="lifetime" />. Forgetting it here does not end it: whoever
            has a copy can use it until then.
          </p>
        </DemoAid>
      </Section>
      <ProblemSection>
        <div className="mt-6">
          <Action id="start-over" kind="primary">
            Start over
          </Action>
        </div>
      </ProblemSection>
    </div>
  );
}
