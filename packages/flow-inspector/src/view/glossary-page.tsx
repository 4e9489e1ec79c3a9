import { termChapters } from '@ecosystem/flow-catalogue/terms';
import { Prose } from './prose.tsx';

/** Every word a learner meets here, as a card. */
export function GlossaryPage() {
  return (
    <>
      <h1>Glossary</h1>
      {termChapters.map(({ title, terms }) => (
        <section key={title} className="mt-8">
          <h2>{title}</h2>
          <dl className="mt-3">
            {Object.entries(terms).map(([id, { also, name, section, text }]) => (
              <div key={id} id={id} className="field term">
                <dt>{name}</dt>
                <dd>
                  <p>
                    <Prose text={text} /> <cite>{section}</cite>
                  </p>
                  {also && <p className="text-sm text-ink-soft">Also: {also.join(', ')}</p>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
