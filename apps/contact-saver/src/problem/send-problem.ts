import type { Problem } from '@ecosystem/types/problem';
import type { Response } from 'express';

/** Answers with `application/problem+json` (RFC 9457). */
export function sendProblem(response: Response, problem: Omit<Problem, 'type'>): void {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem }));
}
