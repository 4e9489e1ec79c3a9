import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Field } from './field.tsx';
import { ScopeRow } from './scope-row.tsx';

describe('Field', () => {
  it('ties its error to the input', () => {
    const html = renderToStaticMarkup(<Field label="E-mail" name="email" error="No such address." />);
    expect(html).toContain('aria-describedby="email-error"');
    expect(html).toContain('aria-invalid="true"');
  });

  it('escapes what came from outside', () => {
    const html = renderToStaticMarkup(<Field label="E-mail" name="email" defaultValue={'"><script>'} />);
    expect(html).not.toContain('<script>');
  });
});

describe('ScopeRow', () => {
  const row = { scope: 'email', sentence: 'know your e-mail address', example: 'robin@example.com' };

  it('is a ticked checkbox with its sentence as label', () => {
    const html = renderToStaticMarkup(<ScopeRow {...row} />);
    expect(html).toMatch(/<input type="checkbox"[^>]*name="scope"[^>]*value="email"/);
    expect(html).toContain('checked=""');
  });

  it('has no checkbox when the client cannot work without it', () => {
    expect(renderToStaticMarkup(<ScopeRow {...row} required="to write" />)).not.toContain('<input');
  });
});
