import type { History } from '../history.ts';

/** Milliseconds. */
const limit = 10_000;

/** O8. When what was missing is back, everything works again by itself, and soon. */
export function recovers({ windows }: History): string[] {
  return windows.flatMap(({ back, fault, recovered }) => {
    if (back === undefined || recovered === undefined) return [`${fault}: nothing works again`];
    return recovered - back > limit ? [`${fault}: it took ${recovered - back} ms to work again`] : [];
  });
}
