import { Document } from '@ecosystem/ui/document';
import type { ReactNode } from 'react';

export interface FrameProps {
  readonly title: string;
  /** Where MessageWriter is, which hosts this page. */
  readonly address: string;
  readonly current?: string;
  /** The step-mode switch. */
  readonly switches?: ReactNode;
  readonly wide?: boolean;
  /** Whether new messages appear while the page is open. */
  readonly live?: boolean;
  readonly children: ReactNode;
}

const links = [
  ['/inspector', 'Flows'],
  ['/inspector/run', 'Step through'],
  ['/inspector/guide', 'Guided run'],
  ['/inspector/lessons', 'Lessons'],
  ['/inspector/compare', 'Compare'],
  ['/inspector/import', 'Open a file'],
  ['/inspector/glossary', 'Glossary'],
] as const;

/** The inspector's own frame: ink, in nobody's colour, because it stands outside the story. */
export function Frame({
  title,
  address,
  current,
  switches,
  wide = false,
  live = false,
  children,
}: FrameProps) {
  return (
    <Document title={`${title} · Inspector`} party="inspector" stylesheets={['/inspector.css']}>
      <a href="#main" className="skip">
        Skip to the content
      </a>
      {live && (
        <a href="#diagram" className="skip">
          Skip to the messages
        </a>
      )}
      <header className="inspector-head">
        <div className="inspector-bar">
          <p className="inspector-name">
            <strong>Inspector</strong>{' '}
            <span>Outside the story. No party can see all this; MessageWriter only hosts the page.</span>
          </p>
          <a className="inspector-home" href={`${address}/`}>
            to MessageWriter
          </a>
        </div>
        <div className="inspector-bar">
          <nav aria-label="Inspector">
            <ul className="inspector-nav">
              {links.map(([href, name]) => (
                <li key={href}>
                  <a href={href} {...(href === current && { 'aria-current': 'page' })}>
                    {name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {switches}
        </div>
      </header>
      <main
        id="main"
        className={wide ? 'inspector-main wide' : 'inspector-main'}
        {...(live && { 'data-live': true })}
      >
        {children}
      </main>
      <p id="announcements" role="status" aria-live="polite" className="sr-only" />
      <script src="/inspector.js" type="module" />
    </Document>
  );
}
