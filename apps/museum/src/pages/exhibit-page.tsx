import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import type { Context } from 'koa';
import { type Exhibit, isOpen, passwordStep } from '../exhibits/exhibit.ts';
import type { Origins } from '../parties/origins.ts';
import type { Visit } from '../people/visits.ts';
import { Prose } from './prose.tsx';
import { renderPage } from './render-page.tsx';
import { StepView } from './step.tsx';

export interface ExhibitPage {
  readonly exhibit: Exhibit;
  readonly visit: Visit;
  readonly origins: Origins;
  readonly csrf: string;
}

/** One exhibit: why, the thing itself, the attack, and what came instead. */
export function renderExhibit(ctx: Context, { csrf, exhibit, origins, visit }: ExhibitPage): void {
  const path = `/museum/${exhibit.id}`;
  const isOver = exhibit.steps.every(({ id }) => visit.outcomes.has(id));
  const password = passwordStep(exhibit);
  const isAtPassword = password !== undefined && !visit.outcomes.has(password.id);
  renderPage(ctx, {
    title: exhibit.title,
    owner: 'Museum',
    address: origins.oldWriter,
    children: (
      <>
        <p className="text-sm text-ink-soft">
          <a href="/museum">All exhibits</a> · {exhibit.section}
        </p>
        <h1 className="mt-2">{exhibit.title}</h1>
        <p className="mt-3 text-lg">
          <Prose text={exhibit.about} />
        </p>
        <h2 className="mt-8">Why it was done so</h2>
        <p className="mt-2">
          <Prose text={exhibit.why} />
        </p>
        {visit.refusal !== undefined && !isAtPassword && (
          <div className="mt-8">
            <Notice kind="problem" title={visit.refusal} />
          </div>
        )}
        <ol className="mt-10 space-y-10">
          {exhibit.steps.map((step) => (
            <StepView
              key={step.id}
              step={step}
              path={path}
              csrf={csrf}
              contactSaver={origins.contactSaver}
              visit={visit}
              isOpen={isOpen(exhibit, step, visit)}
            />
          ))}
        </ol>
        {isOver && (
          <section className="plate mt-10">
            <h2>What came instead</h2>
            <p className="mt-2">{exhibit.lesson}</p>
            <p className="mt-2">{exhibit.instead}</p>
            <p className="mt-2">
              <a href={origins.messageWriter}>See it in MessageWriter</a>, or{' '}
              <a href={`${origins.messageWriter}/inspector`}>compare both in the inspector</a>.
            </p>
          </section>
        )}
        <form method="post" action={`${path}/begin`} className="mt-10">
          <input type="hidden" name="csrf" value={csrf} />
          <Button kind="quiet">Begin anew, as somebody else</Button>
        </form>
      </>
    ),
  });
}
