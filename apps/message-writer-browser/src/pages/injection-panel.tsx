import { injectedScript } from '../exhibit/injected-script.ts';

/** The hole in this page: whatever stands in the box runs with all the page's rights. */
export function InjectionPanel() {
  return (
    <section
      id="injection"
      aria-labelledby="injection-title"
      className="striped mt-10 border border-dashed border-line-strong p-1"
    >
      <div className="bg-paper px-4 py-4">
        <h2 id="injection-title">Inject a script</h2>
        <p className="mt-2 text-ink-soft">
          As if a comment had not been escaped, or a package had been poisoned. Change it, if you like, but
          know what you paste: it has all the rights of this throw-away copy, and nothing stops it from
          opening another page with what it took.
        </p>
        <label className="mt-4 block font-semibold">
          Script
          <textarea
            id="injected-script"
            rows={10}
            spellCheck={false}
            className="input mt-1 w-full font-mono text-sm font-normal"
            defaultValue={injectedScript}
          />
        </label>
        <button type="button" id="inject" className="button button-danger mt-4">
          Inject it
        </button>
        <div aria-live="polite">
          <h3 id="harvest-title" className="mt-6" hidden>
            What it got
          </h3>
          <dl id="harvest" className="mt-2 divide-y divide-line" />
        </div>
      </div>
    </section>
  );
}
