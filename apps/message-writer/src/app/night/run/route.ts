import { readOwnForm } from '../../../http/own-form.ts';
import { seeOther } from '../../../http/redirect.ts';
import { requestRun } from '../../../night-job/job-runs.ts';
import { runJobs } from '../../../night-job/run-jobs.ts';
import { findSession } from '../../../session/session.ts';

/** "Run tonight's job now", for this person: exactly what the night does, by its own means. */
export async function POST(request: Request): Promise<Response> {
  const form = await readOwnForm(request);
  if (form instanceof Response) return form;
  const personId = (await findSession())?.connection?.personId;
  if (!personId) return seeOther('/night');
  await requestRun(personId);
  await runJobs();
  return seeOther('/night');
}
