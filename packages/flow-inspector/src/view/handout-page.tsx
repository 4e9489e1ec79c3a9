import { lessons } from '@ecosystem/flow-catalogue/lessons';
import { type Addresses, fillIn } from '@ecosystem/flow-catalogue/text';
import { Prose } from './prose.tsx';

/** Every lesson on paper, from the same texts. */
export function HandoutPage({ addresses }: { readonly addresses: Addresses }) {
  return (
    <div className="handout">
      <h1>OAuth by doing it</h1>
      <p>
        Start with <code>npm start</code> or <code>docker compose up</code>, then open{' '}
        <code>{addresses.messageWriterUrl}/inspector/lessons</code>. A lesson is done when the recorded
        messages show it; the boxes here are for you.
      </p>
      {lessons.map(({ about, id, learned, minutes, section, tasks, title }, index) => (
        <section key={id} className="handout-lesson">
          <h2>
            {index + 1}. {title}
          </h2>
          <p className="text-sm text-ink-soft">
            About {minutes} minutes · {section}
          </p>
          <p>
            <Prose text={about} />
          </p>
          <ol>
            {tasks.map(({ action, id: task, text }) => (
              <li key={task}>
                <span aria-hidden="true">☐ </span>
                <Prose text={fillIn(text, addresses)} />
                {action && (
                  <code className="handout-where">
                    {fillIn('command' in action ? action.command : action.href, addresses)}
                  </code>
                )}
              </li>
            ))}
          </ol>
          <p>
            <strong>What to take home.</strong> <Prose text={learned} />
          </p>
        </section>
      ))}
    </div>
  );
}
