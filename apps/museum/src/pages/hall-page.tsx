import type { Context } from 'koa';
import type { Exhibit } from '../exhibits/exhibit.ts';
import type { Origins } from '../parties/origins.ts';
import { Prose } from './prose.tsx';
import { renderPage } from './render-page.tsx';

/** The first room: what there is to see. */
export function renderHall(ctx: Context, exhibits: readonly Exhibit[], origins: Origins): void {
  renderPage(ctx, {
    title: 'Retired ways',
    owner: 'Museum',
    address: origins.oldWriter,
    children: (
      <>
        <h1>Retired ways</h1>
        <p className="mt-3 text-ink-soft">
          Each of these was good practice once. Each exhibit works; then you carry out the attack that retired
          it, and see what came instead. Everything is really sent, and{' '}
          <a href={`${origins.messageWriter}/inspector`}>the inspector</a> shows it.
        </p>
        <ol className="mt-8 space-y-6">
          {exhibits.map(({ about, id, section, title }) => (
            <li key={id} className="plate">
              <h2>
                <a href={`/museum/${id}`}>{title}</a>
              </h2>
              <p className="mt-1">
                <Prose text={about} />
              </p>
              <p className="mt-1 text-sm text-ink-soft">{section}</p>
            </li>
          ))}
        </ol>
      </>
    ),
  });
}
