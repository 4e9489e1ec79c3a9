import { attendLabRequests } from '@ecosystem/prisma/lab-requests';
import type { env } from '../env.ts';
import { failLabRequests, finishLabRequests, takeLabRequests } from './lab-requests.ts';
import type { DatabaseUrls } from './prepare.ts';
import { returnToSeededState } from './seeded-state.ts';

/**
 * Does what the instructor's page asks for. No app may open another one's database; this process owns them all.
 *
 * @returns what ends it, or undefined with the lab off
 */
export function attendLab(settings: typeof env, urls: DatabaseUrls): { close(): void } | undefined {
  if (!settings.lab) return undefined;
  let underWay: Promise<void> = Promise.resolve();
  return attendLabRequests(urls.flow, () => {
    underWay = underWay
      .then(async () => reset(settings, urls))
      .catch((error: unknown) => {
        process.stderr.write(`The lab could not be reset: ${(error as Error).name}.\n`);
      });
  });
}

/** The answer comes last: who reads that it is done finds everybody and everything as it was seeded. */
async function reset(settings: typeof env, urls: DatabaseUrls): Promise<void> {
  const asked = await takeLabRequests(urls.flow);
  if (asked.length === 0) return;
  try {
    await returnToSeededState(settings, urls);
  } catch (error) {
    await failLabRequests(urls.flow, asked);
    throw error;
  }
  await finishLabRequests(urls.flow, asked);
}
