import { LinkButton } from '@ecosystem/ui/button';
import type { Context } from 'koa';
import { createPagePolicy } from '../http/guards.ts';
import { renderPage } from './render-page.tsx';

export interface CallbackPage {
  readonly title: string;
  readonly address: string;
  readonly about: string;
  readonly scripts: readonly { readonly src: string; readonly isForeign?: boolean }[];
  /** Whose scripts this page lets in: the mistake of the exhibit. */
  readonly foreignOrigin?: string;
  readonly back: string;
}

/** A redirection endpoint of the implicit grant: a page whose script reads the token from the address. */
export function renderCallback(ctx: Context, page: CallbackPage): void {
  const { about, address, back, foreignOrigin, scripts, title } = page;
  if (foreignOrigin !== undefined) ctx.set('Content-Security-Policy', createPagePolicy([], [foreignOrigin]));
  renderPage(ctx, {
    title,
    owner: title,
    address,
    scripts,
    children: (
      <>
        <h1>{title}</h1>
        <p id="greeting" role="status" className="mt-3 text-lg">
          One moment.
        </p>
        <p className="mt-3">{about}</p>
        {foreignOrigin !== undefined && (
          <p id="statistics" className="mt-3 text-sm text-ink-soft">
            Visitor statistics by DailyQuiz.
          </p>
        )}
        <p className="mt-8">
          <LinkButton href={back}>Back to the exhibit</LinkButton>
        </p>
      </>
    ),
  });
}
