'use client';

import { LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';

export default function ErrorPage() {
  return (
    <main className="mx-auto max-w-xl px-4 py-12">
      <h1>Something went wrong on our side</h1>
      <div className="mt-6">
        <Notice kind="problem" title="Nothing was changed">
          <p>Try again in a moment. Your drafts and your connection are safe.</p>
        </Notice>
      </div>
      <div className="mt-8">
        <LinkButton href="/">To the beginning</LinkButton>
      </div>
    </main>
  );
}
