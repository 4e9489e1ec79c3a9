import type { Scenario } from '../play.ts';
import { betweenPages } from './between-pages.ts';
import { clockSkew } from './clock-skew.ts';
import { database } from './database.ts';
import { lostAnswers } from './lost-answers.ts';
import { oneRefresh } from './one-refresh.ts';
import { redis } from './redis.ts';
import { replicas } from './replicas.ts';
import { rollingRestart } from './rolling-restart.ts';
import { unacknowledgedContact } from './unacknowledged-contact.ts';

/** Everything that goes wrong on purpose. */
export const scenarios: readonly Scenario[] = [
  ...betweenPages,
  ...lostAnswers,
  ...unacknowledgedContact,
  ...database,
  ...redis,
  ...replicas,
  ...oneRefresh,
  ...rollingRestart,
  ...clockSkew,
];
