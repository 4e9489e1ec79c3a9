import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { CsrfField, type PageContext, renderWebPage } from './render-web-page.tsx';

/** How somebody came to be signed out, as far as the page has something to say about it. */
export type Departure = 'ended' | 'left';

/** For whoever is not signed in: what this is, and the one way in. */
export function renderSignedOutPage(context: PageContext, departure: Departure | undefined): string {
  return renderWebPage(context, {
    title: 'Sign in',
    children: (
      <div className="max-w-xl">
        {departure === 'left' && (
          <div className="mb-8">
            <Notice kind="problem" title="You have left ContactSaver, but not ContactSaver Accounts">
              <p>
                ContactSaver Accounts does not answer at the moment, so your session there goes on. Sign out
                there as well, when it can be reached again.
              </p>
            </Notice>
          </div>
        )}
        {departure === 'ended' && (
          <div className="mb-8">
            <Notice kind="information" title="You are not signed in here any more">
              <p>
                Your session has ended, here or at ContactSaver Accounts. Your contacts are where they were.
              </p>
            </Notice>
          </div>
        )}
        <h1>Your address book</h1>
        <p className="mt-5 text-lg text-ink-soft">
          You sign in at ContactSaver Accounts. This app never sees your password; it learns from an ID token
          who you are, and reads your contacts through the same API as every other app.
        </p>
        <form method="post" action="/app/sign-in" className="mt-8">
          <CsrfField value={context.csrf} />
          <Button>Sign in</Button>
        </form>
      </div>
    ),
  });
}
