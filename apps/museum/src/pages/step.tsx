import { Button, LinkButton } from '@ecosystem/ui/button';
import { Field } from '@ecosystem/ui/field';
import { Wire } from '@ecosystem/ui/wire';
import type { Step } from '../exhibits/exhibit.ts';
import type { Outcome, Visit } from '../people/visits.ts';
import { Prose } from './prose.tsx';

const kinds = { use: 'As it was', attack: 'The attack', today: 'Today' } as const;

export interface StepViewProps {
  readonly step: Step;
  /** Of the exhibit, for its forms. */
  readonly path: string;
  readonly csrf: string;
  readonly contactSaver: string;
  readonly visit: Visit;
  readonly isOpen: boolean;
}

/** One step: what it is about, the button that really does it, and what was sent. */
export function StepView({ step, isOpen, visit, ...form }: StepViewProps) {
  const outcome = visit.outcomes.get(step.id);
  const look = `step ${step.kind === 'attack' ? 'step-attack' : ''} ${outcome ? 'step-done' : ''}`;
  return (
    <li id={step.id} className={look}>
      <p className={`text-sm font-semibold ${step.kind === 'attack' ? 'text-problem' : 'text-ink-soft'}`}>
        {step.kind === 'attack' && <span aria-hidden="true">▲ </span>}
        {kinds[step.kind]}
      </p>
      <h2 className="mt-1">{step.title}</h2>
      <p className="mt-2">
        <Prose text={step.text} />
      </p>
      {isOpen && !outcome && (
        <div className="mt-4">
          <Action step={step} visit={visit} {...form} />
        </div>
      )}
      {!isOpen && <p className="mt-2 text-sm text-ink-soft">After the step above.</p>}
      {outcome && <OutcomeView outcome={outcome} />}
    </li>
  );
}

function Action({ csrf, contactSaver, path, step, visit }: Omit<StepViewProps, 'isOpen'>) {
  const { action } = step;
  if ('link' in action)
    return (
      <LinkButton href={action.href(visit)} kind="primary">
        {action.link}
      </LinkButton>
    );
  const token = <input type="hidden" name="csrf" value={csrf} />;
  if ('foreignButton' in action)
    return (
      <form method="post" action={contactSaver + action.postTo}>
        {token}
        <Button>{action.foreignButton}</Button>
      </form>
    );
  if ('button' in action)
    return (
      <form method="post" action={`${path}/steps/${step.id}`}>
        {token}
        <Button kind={step.kind === 'attack' ? 'danger' : 'primary'}>{action.button}</Button>
      </form>
    );
  return (
    <form method="post" action={`${path}/password`} className="plate max-w-xl space-y-4">
      {token}
      <p>
        OldWriter would like the ContactSaver password of {visit.person.name},{' '}
        <Wire>{visit.person.email}</Wire>.
      </p>
      <Field
        label="ContactSaver password"
        name="password"
        type="password"
        autoComplete="off"
        required
        hint={
          <>
            Type the exhibit’s password, never a real one: <Wire>{visit.person.password}</Wire>
          </>
        }
        {...(visit.refusal !== undefined && { error: visit.refusal })}
      />
      <Button>{action.passwordButton}</Button>
    </form>
  );
}

function OutcomeView({ outcome }: { readonly outcome: Outcome }) {
  return (
    <div role="status" className="mt-4">
      <p className="font-semibold">
        <span aria-hidden="true">✓ </span>
        {outcome.title}
      </p>
      {outcome.exchanges.length > 0 && (
        <ol className="mt-2 space-y-2">
          {outcome.exchanges.map(({ answer, from, request, to }, index) => (
            <li key={index} className="plate max-w-none text-sm">
              <p className="text-ink-soft">
                {from} → {to}
              </p>
              <p className="mt-1 whitespace-pre-wrap">
                <Wire>{request}</Wire>
              </p>
              <p className="mt-1 text-ink-soft">answered</p>
              <p>
                <Wire>{answer}</Wire>
              </p>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
