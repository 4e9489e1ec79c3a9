/** The program has got no token, for a reason a person should read; no message quotes a code or token. */
export class ReminderStopped extends Error {
  override name = 'ReminderStopped';
}
