'use client';

import { useId, useLayoutEffect, useState } from 'react';
import { type Tone, tones, writeMessage } from '../messages/tones.ts';
import { useTypedText } from './use-typed-text.ts';

export interface ComposerProps {
  readonly csrf: string;
  readonly birthday: { firstName: string; day: number; month: number; year: number };
  /** Who signs. */
  readonly from: string;
  readonly recipient: string;
  readonly initialTone: Tone;
  /** What the person wrote before, if they did. */
  readonly savedBody: string | undefined;
}

/** Writes one message: a tone to begin with, the person's own words, and the message as it will be read. */
export function Composer({ csrf, birthday, from, recipient, initialTone, savedBody }: ComposerProps) {
  const id = useId();
  const [tone, setTone] = useState(initialTone);
  const {
    area,
    text: body,
    setText: setBody,
  } = useTypedText(`${id}-body`, savedBody ?? writeMessage(initialTone, birthday.firstName, from));
  const isTemplate = tones.some((name) => body === writeMessage(name, birthday.firstName, from));

  useLayoutEffect(() => {
    // Chosen before React was there to hear of it.
    const chosen = new FormData(area.current?.form ?? undefined).get('tone');
    const early = tones.find((name) => name === chosen);
    if (early !== undefined && early !== initialTone) chooseTone(early);
  }, []);

  function chooseTone(next: Tone) {
    setTone(next);
    if (isTemplate) setBody(writeMessage(next, birthday.firstName, from));
  }

  return (
    <form method="post" action="/messages/save" className="mt-4 grid gap-6 lg:grid-cols-2">
      <input type="hidden" name="csrf" value={csrf} />
      {Object.entries(birthday).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="flex flex-col gap-4">
        <fieldset>
          <legend className="font-semibold">Tone</legend>
          <div className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
            {tones.map((name) => (
              <label key={name} className="flex min-h-9 items-center gap-2">
                <input
                  type="radio"
                  name="tone"
                  value={name}
                  checked={tone === name}
                  onChange={() => chooseTone(name)}
                  className="accent-party"
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <label htmlFor={`${id}-body`} className="flex flex-col gap-1">
          <span className="font-semibold">Your words</span>
          <textarea
            ref={area}
            id={`${id}-body`}
            name="body"
            rows={8}
            maxLength={4000}
            value={body}
            onChange={(event) => setBody(event.target.value)}
            className="input"
          />
        </label>
        {!isTemplate && (
          <button
            type="button"
            className="button button-quiet self-start"
            onClick={() => setBody(writeMessage(tone, birthday.firstName, from))}
          >
            Begin again in this tone
          </button>
        )}
        <label htmlFor={`${id}-recipient`} className="flex flex-col gap-1">
          <span className="font-semibold">To</span>
          <input
            id={`${id}-recipient`}
            name="recipient"
            type="email"
            defaultValue={recipient}
            placeholder="an address, if you know it"
            className="input"
          />
        </label>
        <div className="flex flex-wrap gap-3">
          <button type="submit" name="state" value="ready" className="button button-primary">
            Ready to send
          </button>
          <button type="submit" name="state" value="draft" className="button button-secondary">
            Save draft
          </button>
        </div>
      </div>
      <section aria-label="Preview" className="flex flex-col">
        <h4 className="text-sm font-semibold text-ink-soft">As {birthday.firstName} will read it</h4>
        <div className="mt-1 grow border border-line bg-sheet px-6 py-5 shadow-float">
          <p className="whitespace-pre-wrap">{body}</p>
        </div>
      </section>
    </form>
  );
}
