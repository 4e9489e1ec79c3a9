import type { ReactNode } from 'react';
import { iconOf } from './icon.ts';
import type { PartyId } from './party.tsx';

export interface DocumentProps {
  readonly title: string;
  readonly party: PartyId;
  readonly stylesheets: readonly string[];
  readonly children: ReactNode;
}

/** A whole HTML document for the apps that render without Next.js; needs no script. */
export function Document({ title, party, stylesheets, children }: DocumentProps) {
  return (
    <html lang="en" data-party={party}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={iconOf(party)} />
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
      </head>
      <body>{children}</body>
    </html>
  );
}
