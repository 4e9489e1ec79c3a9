import { iconOf } from '@ecosystem/ui/icon';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';

export const metadata: Metadata = {
  title: { default: 'MessageWriter', template: '%s · MessageWriter' },
  description: 'Birthday messages for the people in your address book.',
};

/** Every page depends on who asks: nothing is rendered ahead of time. */
export const dynamic = 'force-dynamic';

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en" data-party="message-writer">
      <head>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={iconOf('message-writer')} />
        <link rel="stylesheet" href="/styles.css" />
      </head>
      <body>{children}</body>
    </html>
  );
}
