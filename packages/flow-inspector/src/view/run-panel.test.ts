import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RunPanel } from './run-panel.tsx';
import type { RunView } from './run-view.ts';

function render(waiting: NonNullable<RunView['waiting']>): string {
  const run: RunView = { steps: [], codeLifetime: { here: 60, production: 60 }, waiting };
  return renderToStaticMarkup(createElement(RunPanel, { run, forms: { csrf: 'form', stepMode: true } }));
}

describe('RunPanel, while the browser is away', () => {
  it('offers to send the same request again where it can be', () => {
    expect(render('again')).toContain('action="/inspector/reopen"');
  });

  it('offers no second use of a pushed request, but to start over (RFC 9126 §4)', () => {
    const html = render('once');
    expect(html).not.toContain('/inspector/reopen');
    expect(html).not.toContain('second time');
    expect(html).toContain('action="/inspector/start"');
  });

  it('lets a live page look whether it goes on', () => {
    expect(render('again')).toContain('data-waiting');
  });
});
