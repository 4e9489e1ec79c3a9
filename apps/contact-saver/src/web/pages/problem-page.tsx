import { Button, LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { CsrfField, type PageContext, renderWebPage } from './render-web-page.tsx';

/** A problem as a person reads it: what happened, and what to do. */
export interface WebProblem {
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly offer: 'address book' | 'sign in';
}

export function renderProblemPage(context: PageContext, { title, text, offer }: WebProblem): string {
  return renderWebPage(context, {
    title,
    children: (
      <div className="max-w-xl">
        <h1>{title}</h1>
        <div className="mt-6">
          <Notice kind="problem" title="What happened">
            <p>{text}</p>
          </Notice>
        </div>
        <div className="mt-8">
          {offer === 'sign in' && context.csrf !== '' ? (
            <form method="post" action="/app/sign-in">
              <CsrfField value={context.csrf} />
              <Button>Sign in</Button>
            </form>
          ) : (
            <LinkButton href="/app">To your address book</LinkButton>
          )}
        </div>
      </div>
    ),
  });
}
