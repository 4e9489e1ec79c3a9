import { guideCards } from '@ecosystem/flow-catalogue/guide';
import { handout, lesson, lessonList, workshop } from './lesson-pages.tsx';
import { ComparePage } from '../view/compare-page.tsx';
import { FlowPage } from '../view/flow-page.tsx';
import { NothingRecorded } from '../view/flow-list.tsx';
import { GlossaryPage } from '../view/glossary-page.tsx';
import { GuidePage } from '../view/guide-page.tsx';
import { ImportPage } from '../view/import-page.tsx';
import { InsidePage } from '../view/inside-page.tsx';
import { PresenterPage } from '../view/presenter-page.tsx';
import { RunPanel } from '../view/run-panel.tsx';
import type { RunView } from '../view/run-view.ts';
import { StartPage } from '../view/start-page.tsx';
import type { InspectorHost, Routed } from './inspector-page.ts';

type Page = (host: InspectorHost, query: URLSearchParams, id: string) => Promise<Routed> | Routed;

/** The inspector's pages by path; `:id` stands for one segment. */
const pages: readonly (readonly [path: string, page: Page])[] = [
  ['/inspector', flows],
  ['/inspector/now', now],
  ['/inspector/run', run],
  ['/inspector/compare', compare],
  [
    '/inspector/glossary',
    () => ({ title: 'Glossary', current: '/inspector/glossary', content: <GlossaryPage /> }),
  ],
  ['/inspector/guide', () => ({ goTo: `/inspector/guide/${guideCards[0]?.id}` })],
  ['/inspector/guide/:id', guide],
  ['/inspector/flows/:id', flow],
  ['/inspector/flows/:id/inside', inside],
  ['/inspector/flows/:id/present', present],
  ['/inspector/import', openExported],
  ['/inspector/lessons', lessonList],
  ['/inspector/lessons/:id', lesson],
  ['/inspector/handout', handout],
  ['/inspector/workshop', workshop],
];

/** Finds the page of a path. */
export async function findPage(host: InspectorHost, url: URL): Promise<Routed> {
  for (const [path, page] of pages) {
    const match = new RegExp(`^${path.replace(':id', '([\\w-]{1,40})')}$`).exec(url.pathname);
    if (match) return page(host, url.searchParams, match[1] ?? '');
  }
  return undefined;
}

function flows({ store, addresses }: InspectorHost): Routed {
  const [newest] = store.traces();
  if (newest) return { goTo: `/inspector/flows/${newest.id}` };
  const content = <NothingRecorded address={addresses.messageWriterUrl} />;
  return { title: 'Flows', current: '/inspector', live: true, content };
}

function now({ session, store }: InspectorHost): Routed {
  const id = session === undefined ? undefined : store.index.ofSession(session);
  return { goTo: id === undefined ? '/inspector' : `/inspector/flows/${id}` };
}

function flow({ store }: InspectorHost, query: URLSearchParams, id: string): Routed {
  const trace = store.trace(id);
  if (!trace) return undefined;
  const [event, follow] = [query.get('event'), query.get('follow')];
  // Whoever keeps an address names an event by its id: places change, and two flows can turn out to be one.
  const named = trace.events.find((candidate) => candidate.id === event);
  if (named) return { goTo: `/inspector/flows/${trace.id}?event=${named.seq}` };
  if (trace.id !== id) return { goTo: `/inspector/flows/${trace.id}` };
  const content = (
    <FlowPage
      trace={trace}
      traces={store.traces()}
      dropped={store.index.dropped}
      event={event === null ? undefined : Number(event)}
      follow={follow ?? undefined}
    />
  );
  return { title: trace.title, current: '/inspector', wide: true, live: true, content };
}

async function run(host: InspectorHost, query: URLSearchParams): Promise<Routed> {
  const { forms, session, store } = host;
  const current = '/inspector/run';
  const view = await host.readRun(readAnswer(query));
  if (!view) return { title: 'Step through', current, content: <StartPage forms={forms} /> };
  const id = session === undefined ? undefined : store.index.ofSession(session);
  const trace = id === undefined ? undefined : store.trace(String(id));
  const panel = <RunPanel run={view} forms={forms} />;
  const tab = view.guided ? '/inspector/guide' : current;
  if (!trace) return { title: 'Step through', current: tab, live: true, content: panel };
  const newest = trace.events.findLast((event) => event.kind === 'exchange')?.seq;
  const list = { traces: store.traces(), dropped: store.index.dropped };
  const content = <FlowPage {...list} trace={trace} event={newest} run={panel} />;
  return { title: 'Step through', current: tab, wide: true, live: true, content };
}

function compare({ store }: InspectorHost, query: URLSearchParams): Routed {
  const traces = store.traces();
  const pick = (name: string) => store.trace(query.get(name) ?? '');
  const content = <ComparePage traces={traces} one={pick('one')} other={pick('other')} />;
  return { title: 'Compare', current: '/inspector/compare', content };
}

function inside({ store }: InspectorHost, _query: URLSearchParams, id: string): Routed {
  const trace = store.trace(id);
  return trace && { title: 'Inside', current: '/inspector', content: <InsidePage trace={trace} /> };
}

function present({ store }: InspectorHost, query: URLSearchParams, id: string): Routed {
  const trace = store.trace(id);
  const content = trace && <PresenterPage trace={trace} hop={Number(query.get('hop') ?? 1) || 1} />;
  return trace && { title: trace.title, current: '/inspector', content };
}

function openExported({ forms }: InspectorHost): Routed {
  return {
    title: 'Open an exported flow',
    current: '/inspector/import',
    content: <ImportPage forms={forms} />,
  };
}

async function guide(host: InspectorHost, query: URLSearchParams, id: string): Promise<Routed> {
  const { addresses, forms } = host;
  const card = guideCards.find((candidate) => candidate.id === id);
  if (!card) return undefined;
  const answer = query.get('answer');
  const run = await host.readRun(undefined);
  const isUnderWay = run?.guided === true && run.over === undefined;
  const content = (
    <GuidePage
      card={card}
      addresses={addresses}
      forms={forms}
      goOn={isUnderWay}
      answer={answer === null ? undefined : Number(answer)}
    />
  );
  return { title: card.title, current: '/inspector/guide', content };
}

function readAnswer(query: URLSearchParams): RunView['answered'] {
  const [, message, option] = /^([a-z-]+)\.(\d)$/.exec(query.get('answered') ?? '') ?? [];
  return message === undefined ? undefined : ({ message, option: Number(option) } as RunView['answered']);
}
