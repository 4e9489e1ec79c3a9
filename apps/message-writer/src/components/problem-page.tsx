import { Button, LinkButton } from '@ecosystem/ui/button';
import { Notice } from '@ecosystem/ui/notice';
import { LabStrip } from '@ecosystem/ui/lab-strip';
import { PageFrame } from '@ecosystem/ui/page-frame';
import type { Problem } from '../http/problems.ts';

export interface ProblemPageProps {
  readonly problem: Problem;
  readonly address: string;
  readonly csrf: string;
  /** Whether the inspector is there to look at what happened. */
  readonly lab: boolean;
}

/** What happened, and the one thing to do about it. */
export function ProblemPage({ problem, address, csrf, lab }: ProblemPageProps) {
  return (
    <PageFrame
      party="message-writer"
      address={address}
      lab={lab && <LabStrip here="MessageWriter, the client" inspectorHref="/inspector/now" />}
    >
      <h1>{problem.title}</h1>
      <div className="mt-6">
        <Notice
          kind={problem.status === 403 ? 'information' : 'problem'}
          title={`Not connected · ${problem.status}`}
        >
          <p>{problem.text}</p>
        </Notice>
      </div>
      <div className="mt-8 flex flex-wrap gap-3">
        {problem.offer !== 'birthdays' && (
          <form method="post" action="/oauth/connect">
            <input type="hidden" name="csrf" value={csrf} />
            <Button>Connect ContactSaver</Button>
          </form>
        )}
        <LinkButton href={problem.offer === 'birthdays' ? '/birthdays' : '/'}>
          {problem.offer === 'birthdays' ? 'To the birthdays' : 'To the beginning'}
        </LinkButton>
      </div>
    </PageFrame>
  );
}
