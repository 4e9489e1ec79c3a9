import { type CheckId, checksOn } from '@ecosystem/flow-recorder/checks';
import type { Recorder } from '@ecosystem/flow-recorder/recorder';
import type { NoteAnswer } from './note-answer.ts';

/** Notes what was decided about clients that somebody registers, by the endpoint or by the form. */
export function noteRegistrations(recorder: Recorder): NoteAnswer {
  return (ctx, message) => {
    if (message !== 'registration-request' && message !== 'registration-form') return;
    const { status } = ctx;
    if (status === 201 || status === 303) {
      const checks = checksOn(message, 'authorization-server');
      return recorder.recordPassed(message, checks, { seen: true });
    }
    const { error, error_description } = (ctx.state['registrationProblem'] ?? ctx.body ?? {}) as {
      error?: string;
      error_description?: string;
    };
    const [check, passed] = refusedCheck(status, error);
    if (check === undefined) return;
    recorder.recordPassed(message, passed, { seen: true });
    recorder.recordRefused(message, check, error_description ?? 'refused');
  };
}

/** The check that an answer stands for, and those before it. */
function refusedCheck(status: number, error: string | undefined): [CheckId | undefined, readonly CheckId[]] {
  if (status === 429) return ['registration-limit', []];
  if (status === 401) return ['registration-token', ['registration-limit']];
  const before: readonly CheckId[] = ['registration-limit', 'registration-token'];
  if (error === 'invalid_redirect_uri') return ['registration-redirect-uris', before];
  return error === 'invalid_client_metadata' ? ['registration-metadata', before] : [undefined, []];
}
