import { Button } from '@ecosystem/ui/button';
import type { Context } from 'koa';
import type { Visit } from '../people/visits.ts';
import { renderPage } from './render-page.tsx';

export interface LegacySignIn {
  readonly address: string;
  readonly client: string;
  readonly csrf: string;
  readonly uid: string;
  readonly visit: Visit;
}

/** The legacy issuer's only page. Nobody is asked for consent: nobody was, then. */
export function renderLegacySignIn(ctx: Context, { address, client, csrf, uid, visit }: LegacySignIn): void {
  renderPage(ctx, {
    title: 'Sign in',
    owner: 'ContactSaver’s issuer, long ago',
    address,
    children: (
      <>
        <h1>Sign in</h1>
        <p className="mt-3">
          {client === 'old-writer' ? 'OldWriter' : 'DailyQuiz'} would like to know who you are, and your
          birthdays. No password is typed in this exhibit.
        </p>
        <form method="post" action={`/museum/implicit/interaction/${uid}`} className="mt-8">
          <input type="hidden" name="csrf" value={csrf} />
          <Button>Go on as {visit.person.name}</Button>
        </form>
      </>
    ),
  });
}
