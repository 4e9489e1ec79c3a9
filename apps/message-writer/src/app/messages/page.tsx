import type { MessageModel } from '@ecosystem/prisma/message-writer';
import { Button } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import type { Metadata } from 'next';
import { Connected } from '../../components/connected.tsx';
import { CsrfField } from '../../components/csrf-field.tsx';
import { formatDate } from '../../components/format.ts';
import { UnknownPerson } from '../../components/unknown-person.tsx';
import { type MessageState, findMessages, messageStates } from '../../messages/messages.ts';

export const metadata: Metadata = { title: 'Outbox' };

const headings: Readonly<Record<MessageState, string>> = {
  draft: 'Drafts',
  ready: 'Ready to send',
  sent: 'Sent',
};

const moves: Readonly<
  Record<MessageState, readonly (readonly [to: MessageState | 'deleted', label: string])[]>
> = {
  draft: [
    ['ready', 'Ready'],
    ['deleted', 'Throw away'],
  ],
  ready: [
    ['sent', 'I have sent it'],
    ['draft', 'Back to drafts'],
  ],
  sent: [['deleted', 'Throw away']],
};

interface OutboxPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Every message with where it stands. Sending is the person's: their own mail program does it. */
export default async function OutboxPage({ searchParams }: OutboxPageProps) {
  const { search, refused } = await searchParams;
  const words = typeof search === 'string' ? search.slice(0, 200).replaceAll('\u0000', '') : '';
  return (
    <Connected
      current="/messages"
      title="Outbox"
      render={async ({ personId }) => {
        const messages = await findMessages(personId, words);
        return (
          <>
            {personId === null && <UnknownPerson />}
            {refused !== undefined && (
              <div className="mt-6">
                <Notice kind="problem" title="Not saved">
                  <p>
                    Something in the message could not be kept: an e-mail address that is none, or far too
                    many words.
                  </p>
                </Notice>
              </div>
            )}
            <form
              method="get"
              action="/messages"
              role="search"
              className="mt-6 flex max-w-md items-end gap-3"
            >
              <label className="flex grow flex-col gap-1">
                <span className="text-sm font-semibold">Find a message</span>
                <input type="search" name="search" defaultValue={words} className="input" />
              </label>
              <Button kind="secondary">Find</Button>
            </form>
            {messages.length === 0 && (
              <p className="mt-8 text-ink-soft">
                {words === ''
                  ? 'No messages yet. Write one from the birthdays.'
                  : `No message has “${words}” in it.`}
              </p>
            )}
            {messageStates.map((state) => (
              <MessageList
                key={state}
                state={state}
                messages={messages.filter((message) => message.state === state)}
              />
            ))}
          </>
        );
      }}
    />
  );
}

function MessageList({
  state,
  messages,
}: {
  readonly state: MessageState;
  readonly messages: readonly MessageModel[];
}) {
  if (messages.length === 0) return null;
  return (
    <section className="mt-10" aria-labelledby={state}>
      <h2 id={state}>{headings[state]}</h2>
      <ul className="mt-3 space-y-4">
        {messages.map((message) => (
          <li key={message.id} className="max-w-none border border-line bg-sheet p-5">
            <div className="flex flex-wrap justify-between gap-x-6">
              <h3>{message.firstName}</h3>
              <p className="text-sm text-ink-soft">
                {formatDate({ year: message.year, month: message.birthdayMonth, day: message.birthdayDay })}{' '}
                {message.year} · {message.recipient ?? 'no address'}
              </p>
            </div>
            <p className="mt-3 whitespace-pre-wrap">{message.body}</p>
            <form method="post" action="/messages/move" className="mt-4 flex flex-wrap items-center gap-x-5">
              <CsrfField />
              <input type="hidden" name="id" value={message.id} />
              {state === 'ready' && message.recipient && (
                <a className="button button-secondary" href={mailTo(message)}>
                  Open in your mail program
                </a>
              )}
              {moves[state].map(([to, label]) => (
                <Button key={to} kind="quiet" name="to" value={to} label={`${label}: ${message.firstName}`}>
                  {label}
                </Button>
              ))}
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** RFC 6068: a message the person's own program will send. */
function mailTo({ recipient, firstName, body }: MessageModel): string {
  const query = `subject=${encodeURIComponent(`Happy birthday, ${firstName}`)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
  return `mailto:${encodeURIComponent(recipient ?? '')}?${query}`;
}
