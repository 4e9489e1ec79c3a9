import type { ReactNode } from 'react';
import { Frame } from '../view/frame.tsx';
import { StepModeSwitch } from '../view/start-page.tsx';
import { dataHeaders } from './data-headers.ts';
import { findPage } from './routes.tsx';
import type { InspectorHost, InspectorPage } from './inspector-page.ts';

/** Answers with a page of the inspector. */
export async function answerPage(host: InspectorHost, url: URL): Promise<Response> {
  const routed = await findPage(host, url);
  if (routed && 'goTo' in routed) {
    const headers = {
      ...dataHeaders,
      Location: new URL(routed.goTo, host.addresses.messageWriterUrl).href,
    };
    return new Response(null, { status: 303, headers });
  }
  return routed ? render(host, routed, 200) : render(host, notFound, 404);
}

/** The page that says that the recorder's database cannot be reached. */
export async function answerUnavailable(host: InspectorHost): Promise<Response> {
  return render(host, unavailable, 503);
}

const notFound: InspectorPage = {
  title: 'Not found',
  content: say(
    'There is no such flow or page',
    'Flows are kept for a week. The newest ones are on the left of every flow.',
  ),
};

const unavailable: InspectorPage = {
  title: 'Not available',
  content: say(
    'The recorded flows cannot be read right now',
    'The database of the recorder does not answer. The three apps do not need it: every flow goes on working.',
  ),
};

function say(title: string, text: string): ReactNode {
  return (
    <div className="nothing">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/inspector">All flows</a>
      </p>
    </div>
  );
}

/** One of the inspector's pages, in its frame. */
export async function render(host: InspectorHost, page: InspectorPage, status: number): Promise<Response> {
  const { content, current, live = false, title, wide = false } = page;
  const { renderToStaticMarkup } = await import('react-dom/server');
  const html = renderToStaticMarkup(
    <Frame
      title={title}
      address={host.addresses.messageWriterUrl}
      wide={wide}
      live={live}
      switches={<StepModeSwitch forms={host.forms} />}
      {...(current !== undefined && { current })}
    >
      {content}
    </Frame>,
  );
  return new Response(`<!doctype html>${html}`, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policyFor(host.addresses.authorizationServerUrl),
    },
  });
}

/** Its own files and nothing else; Next may end at the authorization server. */
function policyFor(issuer: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action 'self' ${issuer}`,
  ].join('; ');
}
