import type { MessageModel } from '@ecosystem/prisma/message-writer';
import type { Metadata } from 'next';
import { Composer } from '../../components/composer.tsx';
import { Connected } from '../../components/connected.tsx';
import { formatDate, formatDaysUntil } from '../../components/format.ts';
import { GuidedRunDone } from '../../components/lab.tsx';
import { StepUp } from '../../components/step-up.tsx';
import { UnknownPerson } from '../../components/unknown-person.tsx';
import { WriteForMe, keyOfOrder } from '../../components/write-for-me.tsx';
import { type UpcomingBirthday, findUpcomingBirthdays } from '../../contact-saver/birthdays.ts';
import { env } from '../../env.ts';
import { csrfToken } from '../../http/own-form.ts';
import { birthdayKey, findMessages } from '../../messages/messages.ts';
import { toTone } from '../../messages/tones.ts';
import { findOrders } from '../../night-job/standing-orders.ts';
import { services } from '../../services.ts';

export const metadata: Metadata = { title: 'Birthdays' };

interface BirthdaysPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The coming birthdays, today first, each with a composer that opens in place. */
export default async function BirthdaysPage({ searchParams }: BirthdaysPageProps) {
  const { guided } = await searchParams;
  return (
    <Connected
      current="/birthdays"
      title="Birthdays"
      render={async (connection) => {
        const { birthdays, mayReadContacts } = await findUpcomingBirthdays(connection);
        const messages = new Map(
          (await findMessages(connection.personId, '')).map((message) => [keyOf(message), message]),
        );
        const orders = new Set((await findOrders(connection.personId)).map(keyOfOrder));
        const from = services().connections.claimsOf(connection).name ?? '';
        const csrf = await csrfToken();
        return (
          <>
            {connection.personId === null && <UnknownPerson />}
            {guided !== undefined && env().lab && <GuidedRunDone />}
            {!mayReadContacts && (
              <div className="mt-6">
                <StepUp scope="contacts.read" returnTo="/birthdays" missing="We write, but cannot address" />
              </div>
            )}
            {birthdays.length === 0 && (
              <p className="mt-6 text-ink-soft">Nobody you know has a birthday in the next 60 days.</p>
            )}
            <ol className="mt-8">
              {birthdays.map((birthday) => (
                <BirthdayRow
                  key={`${birthday.firstName} ${birthday.month} ${birthday.day}`}
                  birthday={birthday}
                  message={messages.get(birthdayKey({ ...birthday, year: birthday.date.year }))}
                  from={from}
                  csrf={csrf}
                  isOrdered={orders.has(keyOfOrder(birthday))}
                  mayOrder={connection.personId !== null}
                />
              ))}
            </ol>
          </>
        );
      }}
    />
  );
}

interface BirthdayRowProps {
  readonly birthday: UpcomingBirthday;
  readonly message: MessageModel | undefined;
  readonly from: string;
  readonly csrf: string;
  /** Whether the nightly job writes this message. */
  readonly isOrdered: boolean;
  readonly mayOrder: boolean;
}

function BirthdayRow({ birthday, message, from, csrf, isOrdered, mayOrder }: BirthdayRowProps) {
  const { firstName, day, month, date, daysUntil, email } = birthday;
  const isToday = daysUntil === 0;
  return (
    <li className={`max-w-none border-t border-line ${isToday ? 'py-6' : 'py-3'}`}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className={isToday ? 'text-3xl text-party-strong' : 'text-xl'}>{firstName}</h2>
        <p className="text-ink-soft">
          {formatDate(date)} · {formatDaysUntil(daysUntil)}
        </p>
      </div>
      <details className="mt-1" open={isToday && message === undefined}>
        <summary className="w-fit py-1 underline decoration-line-strong underline-offset-4">
          {message ? `${message.state === 'sent' ? 'Sent' : 'Go on with the'} message` : 'Write a message'}
          <span className="sr-only"> for {firstName}</span>
        </summary>
        <Composer
          key={message?.updatedAt.toISOString()}
          csrf={csrf}
          birthday={{ firstName, day, month, year: date.year }}
          from={from}
          recipient={message?.recipient ?? email ?? ''}
          initialTone={toTone(message?.tone)}
          savedBody={message?.body}
        />
      </details>
      {mayOrder && <WriteForMe birthday={birthday} isOrdered={isOrdered} />}
    </li>
  );
}

function keyOf({ firstName, birthdayDay, birthdayMonth, year }: MessageModel): string {
  return birthdayKey({ firstName, day: birthdayDay, month: birthdayMonth, year });
}
