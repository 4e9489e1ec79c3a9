import { excerpts } from '../generated/inlined.ts';

/** Where in this repository something is done, with the lines themselves. */
export function SourceLine({ source }: { readonly source: string }) {
  const excerpt = excerpts[source];
  return (
    <details className="fields">
      <summary>
        <code>
          {source}
          {excerpt && `:${excerpt.line}`}
        </code>
      </summary>
      {excerpt && (
        <pre className="source" tabIndex={0}>
          <code>{excerpt.text}</code>
        </pre>
      )}
    </details>
  );
}
