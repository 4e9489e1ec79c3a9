import { Notice } from '@ecosystem/ui/notice';
import type { Metadata } from 'next';
import { AppFrame } from '../../components/app-frame.tsx';
import { formatDate, formatDaysUntil } from '../../components/format.ts';
import { WhoIsSpeaking } from '../../components/who-is-speaking.tsx';
import { type OccasionDay, findNextOccasions } from '../../contact-saver/occasions.ts';
import { env } from '../../env.ts';
import { problems } from '../../http/problems.ts';
import { ConnectionProblem } from '../../oauth/errors.ts';

export const metadata: Metadata = { title: 'The next holidays' };

/** Days that belong to nobody. MessageWriter asks for them in its own name, so this page needs no connection. */
export default async function OccasionsPage() {
  const days = await findNextOccasions().catch((error: unknown) => {
    if (error instanceof ConnectionProblem) return error;
    throw error;
  });
  return (
    <AppFrame current="/occasions">
      <h1>The next holidays</h1>
      <p className="mt-4 text-ink-soft">
        A good reason to write, whoever you are. These days belong to nobody, so ContactSaver asks nobody:
        MessageWriter has read them in its own name.
      </p>
      {days instanceof ConnectionProblem ? <Trouble problem={days} /> : <Days days={days} />}
      {env().lab && <WhoIsSpeaking />}
    </AppFrame>
  );
}

function Days({ days }: { readonly days: readonly OccasionDay[] }) {
  return (
    <ol className="mt-8 border-b border-line">
      {days.map(({ date, daysUntil, occasions }) => (
        <li
          key={daysUntil}
          className="max-w-none gap-x-6 border-t border-line py-3 sm:grid sm:grid-cols-[19rem_1fr]"
        >
          <p className="text-ink-soft">
            {formatDate(date)} · {formatDaysUntil(daysUntil)}
          </p>
          <ul>
            {occasions.map(({ country, kind, name }) => (
              <li key={`${kind} ${country} ${name}`}>
                <span className={kind === 'public-holiday' ? 'font-semibold' : ''}>{name}</span>{' '}
                <span className="text-sm text-ink-soft">
                  {kind === 'name-day'
                    ? 'name day'
                    : `public holiday${country === null ? '' : `, ${country}`}`}
                </span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function Trouble({ problem }: { readonly problem: ConnectionProblem }) {
  const { title, text } = problems[problem.code];
  return (
    <div className="mt-6">
      <Notice kind="problem" title={title}>
        <p>{text}</p>
      </Notice>
      <a href="/occasions" className="button button-secondary mt-6">
        Try again
      </a>
    </div>
  );
}
