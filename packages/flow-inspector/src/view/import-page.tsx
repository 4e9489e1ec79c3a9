import type { FormContext } from './run-view.ts';

/** Opens a flow that somebody has exported: it is shown, and not stored. */
export function ImportPage({ forms }: { readonly forms: FormContext }) {
  return (
    <div className="card">
      <h1>Open an exported flow</h1>
      <p>
        Choose a JSON file that this inspector, or another one, has exported. It opens as a page of its own,
        with everything in it: diagram, messages, decisions, and a replay.
      </p>
      <form method="post" action="/inspector/import" encType="multipart/form-data" className="run-actions">
        <input type="hidden" name="csrf" value={forms.csrf} />
        <label>
          Exported flow{' '}
          <input type="file" name="trace" accept=".json,application/json" required className="input" />
        </label>
        <button type="submit" className="button button-primary">
          Open
        </button>
      </form>
    </div>
  );
}
