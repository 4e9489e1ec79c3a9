import {
  explainError,
  explainHeader,
  explainParameter,
  explainScope,
} from '@ecosystem/flow-catalogue/explain';
import type { WireEntry } from '@ecosystem/flow-catalogue/entry';
import type { ParameterPlace } from '@ecosystem/flow-catalogue/parameters';
import type { TracedExchange } from '../trace.ts';
import { Prose } from './prose.tsx';
import { partyName } from './lanes.ts';

export interface WireFieldsProps {
  readonly exchange: TracedExchange;
  readonly side: 'request' | 'response';
  readonly flowId: string;
}

interface Field {
  readonly name: string;
  readonly value: string;
  readonly entry: WireEntry | undefined;
}

/** Everything that went one way, field by field, each with what it is for. */
export function WireFields({ exchange, side, flowId }: WireFieldsProps) {
  const message = exchange[side];
  if (!message) return <p className="mt-2 text-ink-soft">{exchange.failure ?? 'There was no answer.'}</p>;
  const query = side === 'request' ? queryOf(exchange) : [];
  const body = fieldsOf(message.body, { message: exchange.message, side });
  const headers = Object.entries(message.headers).map(([name, value]) => ({
    name,
    value,
    entry: explainHeader(name, exchange.message),
  }));
  const fingerprints = new Map(exchange.values.map((value) => [value.fingerprint, value.kind]));
  const list = { fingerprints, flowId };
  return (
    <>
      <p className="wire-line">
        {side === 'request'
          ? `${exchange.request.method} ${exchange.request.url.replace(/\?.*/s, '')}`
          : `${exchange.response?.status}`}
      </p>
      {query.length > 0 && <FieldList title="Parameters in the URL" fields={query} {...list} open />}
      {body.length > 0 && <FieldList title="Body" fields={body} {...list} open />}
      {message.bodyNote !== undefined && (
        <p className="mt-2 text-sm text-ink-soft">Body: {message.bodyNote}.</p>
      )}
      <FieldList title={`Headers (${headers.length})`} fields={headers} {...list} />
    </>
  );
}

interface FieldListProps {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly flowId: string;
  readonly open?: boolean;
}

function FieldList({ title, fields, fingerprints, flowId, open = false }: FieldListProps) {
  return (
    <details open={open} className="fields">
      <summary>{title}</summary>
      <dl>
        {fields.map(({ name, value, entry }, index) => (
          <div key={`${name} ${index}`} className="field">
            <dt>{name}</dt>
            <dd>
              <code>
                <Followable text={value} fingerprints={fingerprints} flowId={flowId} />
              </code>
              {entry && (
                <p>
                  <Prose text={entry.sentence} />
                  {entry.checkedBy && ` Checked by: ${partyName(entry.checkedBy)}.`}
                  {entry.against && <Prose text={` ${entry.against}`} />} <cite>{entry.section}</cite>
                </p>
              )}
              <Meanings name={name} value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What the words in a value mean, where the value is a list of scopes or an error code. */
function Meanings({ name, value }: Pick<Field, 'name' | 'value'>) {
  const known = meaningsOf(name.toLowerCase(), value).filter(([, entry]) => entry !== undefined);
  if (known.length === 0) return null;
  return (
    <ul className="meanings">
      {known.map(([word, entry]) => (
        <li key={word}>
          <code>{word}</code> <Prose text={entry?.sentence ?? ''} />
        </li>
      ))}
    </ul>
  );
}

function meaningsOf(name: string, value: string): (readonly [word: string, entry: WireEntry | undefined])[] {
  if (name === 'scope') return value.split(' ').map((scope) => [scope, explainScope(scope)]);
  const error = name === 'www-authenticate' ? /\berror="(\w+)"/.exec(value)?.[1] : value;
  const isError = name === 'error' || name === 'www-authenticate';
  return isError && error !== undefined ? [[error, explainError(error)]] : [];
}

/** Text in which every stub of a known value is a link that follows it. */
function Followable({
  text,
  fingerprints,
  flowId,
}: {
  readonly text: string;
  readonly fingerprints: ReadonlyMap<string, string>;
  readonly flowId: string;
}) {
  return text.split(/(‹[^›]*›)/).map((part, index) => {
    const [, fingerprint] = /#([\w-]{8})›$/.exec(part) ?? [];
    if (fingerprint === undefined || !fingerprints.has(fingerprint)) return part;
    return (
      <a
        key={`${fingerprint} ${index}`}
        className="follow"
        href={`/inspector/flows/${flowId}?follow=${fingerprint}#panel`}
        title="Follow this value through the flow"
      >
        {part}
      </a>
    );
  });
}

/** The query of a redacted URL, which is shown decoded. */
function queryOf({ message, request }: TracedExchange): Field[] {
  const query = /\?(.*)$/s.exec(request.url)?.[1];
  if (query === undefined || query === '') return [];
  return query.split(/&(?=[\w.:[\]-]+=)/).map((pair) => {
    const [name = '', ...rest] = pair.split('=');
    return { name, value: rest.join('='), entry: explainParameter(name, { message, side: 'request' }) };
  });
}

function fieldsOf(body: unknown, where: ParameterPlace): Field[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value, null, 1),
    entry: explainParameter(name, where),
  }));
}
