import { type GuideCard, guideCards } from '@ecosystem/flow-catalogue/guide';
import { type Addresses, fillIn } from '@ecosystem/flow-catalogue/text';
import { Prose } from './prose.tsx';
import type { FormContext } from './run-view.ts';

export interface GuidePageProps {
  readonly card: GuideCard;
  readonly addresses: Addresses;
  readonly forms: FormContext;
  /** Whether this browser's guided run is held somewhere. */
  readonly goOn?: boolean;
  /** The chosen option of the card's question. */
  readonly answer?: number | undefined;
}

/** One card of the guided first run. */
export function GuidePage({ card, addresses, forms, goOn = false, answer }: GuidePageProps) {
  const index = guideCards.indexOf(card);
  const before = guideCards.slice(0, -1);
  const next = before[index + 1];
  const isEnd = index === guideCards.length - 1;
  return (
    <article className="card">
      <p className="panel-kicker">
        {isEnd ? 'The end of the guided run' : `Before the first message · ${index + 1} of ${before.length}`}
      </p>
      {goOn && (
        <p className="run-guided">
          Your guided run is held between two messages. <a href="/inspector/run">Go on where you were</a>.
        </p>
      )}
      <h1>{card.title}</h1>
      {card.paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <Prose text={fillIn(paragraph, addresses)} />
        </p>
      ))}
      {card.question && <Question card={card} answer={answer} />}
      <div className="run-actions mt-6">
        {isEnd && (
          <a className="button button-primary" href="/inspector/now">
            See every message of it
          </a>
        )}
        {isEnd && (
          <a className="button button-secondary" href="/inspector/lessons">
            The lessons
          </a>
        )}
        {isEnd && (
          <a className="button button-secondary" href={`${addresses.authorizationServerUrl}/account`}>
            Your account page
          </a>
        )}
        {!isEnd && next && (
          <a className="button button-primary" href={`/inspector/guide/${next.id}`}>
            Go on
          </a>
        )}
        {!isEnd && !next && (
          <form method="post" action="/inspector/start">
            <input type="hidden" name="csrf" value={forms.csrf} />
            <input type="hidden" name="as" value="stranger" />
            <input type="hidden" name="guided" value="yes" />
            <button type="submit" className="button button-primary">
              Begin the flow
            </button>
          </form>
        )}
        <a className="button button-quiet" href={`${addresses.messageWriterUrl}/`}>
          {isEnd ? 'To MessageWriter' : 'Leave the guided run'}
        </a>
      </div>
    </article>
  );
}

function Question({ card, answer }: Pick<GuidePageProps, 'answer' | 'card'>) {
  const { question } = card;
  if (!question) return null;
  return (
    <form method="get" action={`/inspector/guide/${card.id}`} className="run-question">
      <fieldset>
        <legend>
          <strong>{question.ask}</strong>
        </legend>
        {question.options.map((option, index) => (
          <label key={option}>
            <input type="radio" name="answer" value={index} defaultChecked={answer === index} required />
            <span>{option}</span>
          </label>
        ))}
      </fieldset>
      {answer === undefined ? (
        <button type="submit" className="button button-secondary mt-3">
          Answer
        </button>
      ) : (
        <p role="status">
          <strong>{answer === question.right ? '✓ Yes.' : '✗ It is worse.'}</strong> {question.why}
        </p>
      )}
    </form>
  );
}
