/** Starts the server's own part when Next.js does. */
export async function start(): Promise<void> {
  // A constant to the compiler, which builds this file for a second runtime that is not used here and has no files.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startServer } = await import('./start-server.ts');
  startServer();
}
