import type { FormContext } from './run-view.ts';

export interface ImportPageProps {
  readonly forms: FormContext;
  /** Why the file that was chosen last is none. */
  readonly refused?: string;
}

/** Opens a flow that somebody has exported: it is shown, and not stored. */
export function ImportPage({ forms, refused }: ImportPageProps) {
  return (
    <div className="card">
      <h1>Open an exported flow</h1>
      <p>
        Choose a JSON file that this inspector, or another one, has exported. It opens as a page of its own,
        with everything in it: diagram, messages, decisions, and a replay.
      </p>
      {refused !== undefined && (
        <p role="alert" className="dropped">
          <span aria-hidden="true">▲ </span>
          This file is not a flow that an inspector has exported as JSON. {refused}
        </p>
      )}
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
