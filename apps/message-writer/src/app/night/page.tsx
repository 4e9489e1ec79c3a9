import type { JobResultModel, StandingOrderModel } from '@ecosystem/prisma/message-writer';
import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { Wire } from '@ecosystem/ui/wire';
import type { Metadata } from 'next';
import { Connected } from '../../components/connected.tsx';
import { CsrfField } from '../../components/csrf-field.tsx';
import { formatDay, formatInstant } from '../../components/format.ts';
import { StepUp } from '../../components/step-up.tsx';
import { UnknownPerson } from '../../components/unknown-person.tsx';
import { type Outcome, findLastResult } from '../../night-job/job-runs.ts';
import { findOrders } from '../../night-job/standing-orders.ts';
import { services } from '../../services.ts';

export const metadata: Metadata = { title: 'While you are away' };

/** What MessageWriter does without the person, whether it may, and how it went last time. */
export default function NightPage() {
  return (
    <Connected
      current="/night"
      title="While you are away"
      render={async (connection) => {
        const { personId, offline } = connection;
        if (personId === null) return <UnknownPerson />;
        const [orders, last] = await Promise.all([findOrders(personId), findLastResult(personId)]);
        const { zoneinfo } = services().connections.claimsOf(connection);
        return (
          <>
            <p className="mt-4 text-ink-soft">
              Every night MessageWriter reads today’s birthdays and writes what you have ordered. You are not
              there to sign in then; what speaks for you is a refresh token, which you allow by{' '}
              <Wire>offline_access</Wire>.
            </p>
            {!offline && (
              <div className="mt-6">
                <StepUp
                  scope="offline_access"
                  returnTo="/night"
                  missing="We may not work while you are away"
                  because="Our refresh token ends with your session"
                />
              </div>
            )}
            <LastRun result={last} zoneinfo={zoneinfo} />
            <form method="post" action="/night/run" className="mt-6">
              <CsrfField />
              <Button kind="secondary">Run tonight’s job now</Button>
            </form>
            <Orders orders={orders} />
          </>
        );
      }}
    />
  );
}

const outcomes: Readonly<
  Record<Outcome, { readonly kind: 'done' | 'information' | 'problem'; readonly text: string }>
> = {
  written: { kind: 'done', text: 'They are in your outbox, ready to send.' },
  'nothing-due': {
    kind: 'information',
    text: 'Nothing was left to write: nobody you have ordered a message for has a birthday today, or the message is there already.',
  },
  'no-offline-access': {
    kind: 'problem',
    text: 'Nothing was written, because you have not allowed us to work while you are away. We hold no token that we might use without you.',
  },
  'connection-ended': {
    kind: 'problem',
    text: 'Nothing was written: the authorization server refused our refresh token. Access was revoked, or has expired. Connect again to go on.',
  },
  'no-birthdays': {
    kind: 'problem',
    text: 'Nothing was written: ContactSaver did not let us read the birthdays. They were left out when you allowed us in.',
  },
  unavailable: {
    kind: 'problem',
    text: 'Nothing was written: ContactSaver could not be reached. The next run tries again.',
  },
};

function LastRun({
  result,
  zoneinfo,
}: {
  readonly result: JobResultModel | null;
  readonly zoneinfo: string | undefined;
}) {
  if (!result) return <p className="mt-6 text-ink-soft">The job has not run for you yet.</p>;
  const { kind, text } = outcomes[result.outcome as Outcome];
  const count = result.written === 1 ? 'one message' : `${result.written} messages`;
  const title = result.written > 0 ? `Last run: wrote ${count}` : 'Last run: wrote nothing';
  return (
    <div className="mt-6">
      <Notice kind={kind} title={title}>
        <p>
          {formatInstant(result.at, zoneinfo)}. {text}
        </p>
      </Notice>
    </div>
  );
}

function Orders({ orders }: { readonly orders: readonly StandingOrderModel[] }) {
  return (
    <section className="mt-10" aria-labelledby="orders">
      <h2 id="orders">What we write for you</h2>
      {orders.length === 0 && (
        <p className="mt-3 text-ink-soft">
          Nothing yet. Press “Write for me” beside somebody in the <a href="/birthdays">birthdays</a>.
        </p>
      )}
      <ul className="mt-3">
        {orders.map(({ id, firstName, birthdayDay, birthdayMonth, tone }) => (
          <li
            key={id}
            className="flex max-w-none flex-wrap items-center justify-between gap-x-6 border-t border-line py-2"
          >
            <span>
              <strong>{firstName}</strong>, {formatDay({ day: birthdayDay, month: birthdayMonth })}, {tone}
            </span>
            <form method="post" action="/night/orders">
              <CsrfField />
              <input type="hidden" name="cancel" value={id} />
              <Button kind="quiet" label={`Stop writing for me: ${firstName}`}>
                Stop
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
