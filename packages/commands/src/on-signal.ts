/**
 * Calls `stop` once, at the first signal that asks this process to end, and exits with 0 when it is done. What a command
 * starts runs in process groups of its own, so a Ctrl-C reaches only the command.
 */
export function onSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void stop().then(() => process.exit(0));
    });
  }
}
