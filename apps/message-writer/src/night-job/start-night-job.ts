import 'server-only';
import { logger } from '../http/logger.ts';
import { scheduleNight } from './job-runs.ts';
import { runJobs } from './run-jobs.ts';

/** Milliseconds between two looks at what has to be done. */
const interval = 2_000;

/** The hour of the day, in UTC, from which on a night's run is due. */
const nightHour = 3;

/** Looks again and again; what fails is logged and tried at the next look. Returns the way to stop. */
export function startNightJob(now: () => Date = () => new Date()): () => void {
  let working = false;
  let scheduled: string | undefined;
  const timer = setInterval(() => {
    if (working) return;
    working = true;
    void look().finally(() => (working = false));
  }, interval).unref();

  async function look(): Promise<void> {
    try {
      const night = nightOf(now());
      if (night !== scheduled) await scheduleNight(night);
      scheduled = night;
      await runJobs();
    } catch (error) {
      logger.warn({ reason: (error as Error).name }, 'the nightly job could not be run');
    }
  }
  return () => clearInterval(timer);
}

/** The night that is due at an instant, such as 2027-01-15: before its hour it is still the one before. */
export function nightOf(instant: Date): string {
  return new Date(instant.getTime() - nightHour * 3_600_000).toISOString().slice(0, 10);
}
