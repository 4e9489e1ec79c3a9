/* In an exported flow: one message after the other, as they came. */

function startReplay(controls: HTMLElement): void {
  const hops = [...document.querySelectorAll<HTMLElement>('.hop')];
  let shown = hops.length;
  const show = (count: number) => {
    shown = Math.max(1, Math.min(hops.length, count));
    hops.forEach((hop, index) => hop.classList.toggle('coming', index >= shown));
    const newest = hops[shown - 1];
    if (newest?.dataset['hop'] !== undefined) location.hash = `event-${newest.dataset['hop']}`;
    newest?.scrollIntoView({ block: 'nearest' });
    announce(newest?.dataset['say'] ?? '');
  };
  let playing: ReturnType<typeof setInterval> | undefined;
  const label = (isPlaying: boolean) => {
    const button = controls.querySelector('[data-replay="play"]');
    if (button) button.textContent = isPlaying ? 'Pause' : 'Play';
  };
  const pause = () => {
    clearInterval(playing);
    playing = undefined;
    label(false);
  };
  controls.hidden = false;
  controls.addEventListener('click', ({ target }) => {
    const action = (target as HTMLElement).dataset['replay'];
    const wasPlaying = playing !== undefined;
    pause();
    if (action === 'next') show(shown === hops.length ? 1 : shown + 1);
    if (action === 'back') show(shown - 1);
    if (action === 'play' && !wasPlaying) {
      show(shown === hops.length ? 1 : shown);
      playing = setInterval(() => (shown < hops.length ? show(shown + 1) : pause()), 1_200);
      label(true);
    }
  });
}

const replayControls = document.getElementById('replay');
if (replayControls) startReplay(replayControls);

/** What the address points to is what is opened. */
function markAddressed(): void {
  const [, kind, value] = /^#(event|value)-(.+)$/.exec(location.hash) ?? [];
  if (kind === undefined) return;
  markChosen(kind === 'event' ? (value ?? null) : null);
  markFollowed(kind === 'value' ? (value ?? null) : null);
}

addEventListener('hashchange', markAddressed);
markAddressed();
