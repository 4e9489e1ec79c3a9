import { element } from './page.ts';

/** What an injected script says it got. */
interface Harvest {
  readonly what: string;
  readonly got: string;
}

element('inject').addEventListener('click', () => {
  element('harvest').replaceChildren();
  const script = document.createElement('script');
  script.textContent = (element('injected-script') as HTMLTextAreaElement).value;
  document.head.append(script);
  script.remove();
});

addEventListener('harvest', (event) => {
  const { got, what } = (event as CustomEvent<Harvest>).detail;
  element('harvest-title').hidden = false;
  const entry = document.createElement('div');
  entry.className = 'py-2';
  const term = document.createElement('dt');
  term.className = 'font-semibold';
  term.textContent = what;
  const description = document.createElement('dd');
  description.className = 'font-mono text-sm wrap-anywhere';
  description.textContent = got;
  entry.append(term, description);
  element('harvest').append(entry);
});
