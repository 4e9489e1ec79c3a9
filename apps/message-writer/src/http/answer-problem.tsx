import 'server-only';
import { Document } from '@ecosystem/ui/document';
import { randomBytes } from 'node:crypto';
import { ProblemPage } from '../components/problem-page.tsx';
import { env } from '../env.ts';
import { ConnectionProblem } from '../oauth/errors.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { logger } from './logger.ts';
import { csrfToken } from './own-form.ts';
import { problems } from './problems.ts';

/**
 * The page for a flow that ended badly, with the status that says so: a route handler cannot render a Next.js page, and
 * a redirect to one would tell programs that all is well. Anything unforeseen is logged and told in general words.
 */
export async function answerProblem(error: unknown): Promise<Response> {
  const code = error instanceof ConnectionProblem ? error.code : undefined;
  logger.warn({ problem: code ?? 'unexpected', reason: reasonOf(error) }, 'a flow ended badly');
  const problem = code ? problems[code] : unexpected;
  const { publicUrl, issuer, lab } = env();
  const { renderToStaticMarkup } = await import('react-dom/server');
  const html = renderToStaticMarkup(
    <Document title={`${problem.title} · MessageWriter`} party="message-writer" stylesheets={['/styles.css']}>
      <ProblemPage problem={problem} address={publicUrl} csrf={await csrfToken()} lab={lab} />
    </Document>,
  );
  return new Response(`<!doctype html>${html}`, {
    status: problem.status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': contentSecurityPolicy(randomBytes(16).toString('base64'), [issuer]),
    },
  });
}

const unexpected = {
  status: 500,
  title: 'Something went wrong on our side',
  text: 'Nothing was connected. Try again in a moment.',
  offer: 'retry',
} as const;

/** The name of what happened, and of what lies behind it; never a message that could quote a parameter. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { cause } = error;
  return cause instanceof Error
    ? `${error.name} ← ${cause.name} ${'code' in cause ? String(cause.code) : ''}`
    : error.name;
}
