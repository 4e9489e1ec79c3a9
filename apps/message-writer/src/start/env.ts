/** Validates this app's environment when its server starts: a missing variable ends it here, with its name. */
export async function start(): Promise<void> {
  // A constant to the compiler, which builds this file for a second runtime that is not used here and has no files.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('../env.ts');
  const { recordFlow } = await import('../record-flow.ts');
  recordFlow(env());
  const { flowStore } = await import('../inspector/store.ts');
  void flowStore(env())
    ?.ready()
    .catch(() => undefined);
}
