/*
 * What a browser adds to the pages: messages appear while they happen, details open beside, values are followed without
 * leaving the place. Without it every link still leads to a page that shows the same.
 */
const panel = () => document.getElementById('panel');
const flowId = () => diagram()?.dataset['flow'];

async function fetchPage(url: string): Promise<Document | undefined> {
  const response = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
  if (!response?.ok) return undefined;
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** Step mode: the message that was sent last is open, until somebody chooses another one. */
const isRun = location.pathname === '/inspector/run';
let isChosen = false;

/** Puts what a link of the diagram or the panel points to beside the diagram. */
async function putBeside(
  { href }: HTMLAnchorElement,
  { keepsPlace = false } = {},
): Promise<HTMLElement | undefined> {
  const { searchParams } = new URL(href);
  const page = await fetchPage(href);
  const [now, next] = [panel(), page?.getElementById('panel')];
  if (!now || !next) return undefined;
  now.replaceChildren(...next.childNodes);
  markChosen(searchParams.get('event'));
  markFollowed(searchParams.get('follow'));
  if (!keepsPlace) now.scrollTop = 0;
  return now;
}

async function openBeside(link: HTMLAnchorElement): Promise<void> {
  isChosen = true;
  const now = await putBeside(link);
  if (!now) return location.assign(link.href);
  const { pathname, search } = new URL(link.href);
  if (!isRun) history.replaceState(null, '', pathname + search);
  if (matchMedia('(max-width: 74.99rem)').matches) now.scrollIntoView();
  now.focus({ preventScroll: true });
}

document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href*="#panel"]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || flowId() === undefined) return;
  if (new URL(link.href).pathname !== `/inspector/flows/${flowId()}`) return;
  event.preventDefault();
  void openBeside(link);
});

/** Arrow keys go from message to message. */
document.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.hop-link')];
  const index = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[index + (event.key === 'ArrowDown' ? 1 : -1)];
  if (index < 0 || !next) return;
  event.preventDefault();
  next.focus();
});

/** Takes over what is new in the same page fetched again; what is unchanged stays, with focus and place. */
async function refresh(): Promise<void> {
  const now = diagram();
  const page = await fetchPage(now && !isWaiting() ? `/inspector/flows/${flowId()}` : location.href);
  if (!page || isLeaving) return;
  replace('flow-list', page);
  replace('flow-head', page);
  replace('lesson-list', page);
  replace('lesson-tasks', page);
  if (isWaiting()) replace('run', page);
  const next = page.getElementById('diagram');
  if (!now || !next) {
    // Only an empty page begins anew: on others somebody may be choosing something.
    const isEmpty = location.pathname === '/inspector' || (isRun && !isInUse('run'));
    if (next && isEmpty) location.reload();
    return;
  }
  const list = now.querySelector('.hops');
  let opened: HTMLElement | undefined;
  for (const hop of [...next.querySelectorAll<HTMLElement>('.hop')]) {
    const before = document.getElementById(hop.id);
    if (
      before?.dataset['version'] === hop.dataset['version'] &&
      before?.dataset['hop'] === hop.dataset['hop']
    )
      continue;
    if (before) {
      if (before.hasAttribute('aria-current')) opened = hop;
      before.replaceWith(hop);
    } else {
      hop.classList.add('new');
      list?.append(hop);
      announce(hop.dataset['say'] ?? '');
    }
  }
  if (isRun) return isChosen ? undefined : showNewest();
  const query = new URLSearchParams(location.search);
  markChosen(query.get('event'));
  markFollowed(query.get('follow'));
  const link = opened?.querySelector<HTMLAnchorElement>('.hop-link');
  // Its other end has told; unless somebody is inside, where a link would go away under a finger.
  if (link && !isInUse('panel')) await putBeside(link, { keepsPlace: true });
}

async function showNewest(): Promise<void> {
  const newest = [...document.querySelectorAll<HTMLElement>('.hop')].at(-1);
  const link = newest?.querySelector<HTMLAnchorElement>('.hop-link');
  if (link && !newest?.hasAttribute('aria-current')) await putBeside(link);
}

function replace(id: string, page: Document): void {
  const [now, next] = [document.querySelectorAll(`#${id}`), page.querySelectorAll(`#${id}`)];
  now.forEach((element, index) => {
    const other = next[index];
    if (!other || element.isEqualNode(other)) return;
    const focused = element.contains(document.activeElement) ? document.activeElement : null;
    element.replaceWith(other);
    if (!(focused instanceof HTMLAnchorElement)) return;
    const same = [...other.querySelectorAll('a')].find(({ href }) => href === focused.href);
    same?.focus({ preventScroll: true });
  });
}

/** Whether the run goes on without this page: in another tab, or at the server. */
const isWaiting = () => document.querySelector('#run[data-waiting]') !== null;

let refreshing: Promise<void> | undefined;
let again = false;

function refreshSoon(): void {
  again = refreshing !== undefined;
  refreshing ??= refresh().finally(() => {
    refreshing = undefined;
    if (again) refreshSoon();
  });
}

if (document.querySelector('[data-live]')) {
  const stream = new EventSource('/inspector/api/stream');
  stream.addEventListener('flow', refreshSoon);
  // What was stored between this page and the stream, or while that was interrupted, is told by no event.
  stream.addEventListener('open', refreshSoon);
  addEventListener('pagehide', () => stream.close());
}

// Whether an answer was lost is told by no message: it is asked for.
setInterval(() => {
  if (isWaiting() && !document.hidden) refreshSoon();
}, 1_000);

/** How long a token still lives. */
setInterval(() => {
  for (const time of document.querySelectorAll<HTMLElement>('[data-expiry]')) {
    const left = Number(time.dataset['expiry']) - Math.floor(Date.now() / 1000);
    const words = left > 90 ? `in ${Math.round(left / 60)} minutes` : `in ${left} seconds`;
    time.textContent = left > 0 ? words : `${Math.round(-left / 60)} minutes ago`;
  }
}, 1_000);

markFollowed(new URLSearchParams(location.search).get('follow'));
// On a wide screen the message that an address opens is to be seen beside what is said of it.
if (!isRun && matchMedia('(min-width: 75rem)').matches) {
  document.querySelector('.hop[aria-current]')?.scrollIntoView({ block: 'center' });
}
