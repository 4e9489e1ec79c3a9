import { isPersonScope, scopeDescriptions, splitScope } from '@ecosystem/types/scopes';
import { Button, LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { PartyPicture } from '@ecosystem/ui/party-picture';
import { Wire } from '@ecosystem/ui/wire';
import { AppFrame } from '../components/app-frame.tsx';
import { CsrfField } from '../components/csrf-field.tsx';
import { WithoutIdentity } from '../components/without-identity.tsx';
import { HardenIt } from '../components/harden-it.tsx';
import { LeftNotice } from '../components/left-notice.tsx';
import { env } from '../env.ts';
import { connectScope } from '../flow/begin-authorization.ts';
import { findSession } from '../session/session.ts';

const reasons: Readonly<Record<string, string>> = {
  openid: 'so that your drafts are there when you come back',
  profile: 'to sign the messages and to know when your day begins',
  email: 'to send you a copy; leave it out if you like',
  'birthdays.read': 'to know when to write',
  'contacts.read': 'to address the message; without it we write, and you address',
  offline_access: 'to write while you sleep; leave it out and we stop when you sign out',
};

interface LandingPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What this app wants, and why, before it asks for anything. */
export default async function LandingPage({ searchParams }: LandingPageProps) {
  const { disconnected, left, state } = await searchParams;
  const connected = (await findSession())?.connection;
  const { lab } = env();
  return (
    <AppFrame>
      {disconnected !== undefined && !connected && <Disconnected confirmed={disconnected === 'yes'} />}
      {!connected && <LeftNotice left={textOf(left)} state={textOf(state)} />}
      <h1 className="max-w-[18ch]">Birthday messages for the people in your address book.</h1>
      <p className="mt-5 text-lg text-ink-soft">
        Your contacts live in ContactSaver, and so does your password. MessageWriter asks ContactSaver for the
        birthdays, and ContactSaver asks you.
      </p>
      <div className="mt-8 flex flex-wrap items-center gap-3">
        {connected ? (
          <LinkButton kind="primary" href="/birthdays">
            See the birthdays
          </LinkButton>
        ) : (
          <>
            {lab && (
              <LinkButton kind="primary" href="/inspector/guide">
                Start the guided run
              </LinkButton>
            )}
            <form method="post" action="/oauth/connect">
              <CsrfField />
              <Button kind={lab ? 'secondary' : 'primary'}>Connect ContactSaver</Button>
            </form>
          </>
        )}
      </div>
      {lab && (
        <p className="mt-4 text-sm text-ink-soft">
          <a href="/inspector" target="_blank">
            Watch it happen
          </a>{' '}
          in a second tab, or <a href="/inspector/run">step through it</a>, one message at a time. There are{' '}
          <a href="/inspector/lessons">lessons</a>, too, each with something to do.
        </p>
      )}
      {!connected && (
        <p className="mt-3 text-sm text-ink-soft">
          Without connecting anything: <a href="/occasions">the next holidays</a>, which belong to nobody.
        </p>
      )}
      {lab && !connected && (
        <>
          <WithoutIdentity />
          <HardenIt />
        </>
      )}
      <div className="mt-12">
        <PartyPicture />
      </div>
      <section className="mt-12" aria-labelledby="asks">
        <h2 id="asks">What it will ask for</h2>
        <p className="mt-2 text-ink-soft">You decide on each of these on ContactSaver’s page, not here.</p>
        <ul className="mt-4 border-b border-line">
          {splitScope(connectScope)
            .filter(isPersonScope)
            .map((scope) => (
              <li key={scope} className="max-w-none gap-x-6 border-t border-line py-2 sm:grid sm:grid-cols-2">
                <span>
                  {scopeDescriptions[scope].sentence}
                  <span className="block text-xs text-ink-soft">
                    <Wire>{scope}</Wire>
                  </span>
                </span>
                <span className="text-ink-soft">{reasons[scope]}</span>
              </li>
            ))}
        </ul>
      </section>
    </AppFrame>
  );
}

function textOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function Disconnected({ confirmed }: { readonly confirmed: boolean }) {
  return (
    <div className="mb-8">
      <Notice kind={confirmed ? 'done' : 'information'} title="Disconnected">
        <p>
          {confirmed
            ? 'We have forgotten our tokens, and ContactSaver has confirmed that they cannot be renewed. An access token already issued would work for at most five more minutes, for somebody who had kept it.'
            : 'We have forgotten our tokens. ContactSaver’s sign-in could not be reached to confirm it: revoke MessageWriter on your account page there.'}
        </p>
      </Notice>
    </div>
  );
}
