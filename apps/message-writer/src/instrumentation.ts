/** Next.js calls this once when the server starts: a missing variable ends it here, with its name. */
export async function register(): Promise<void> {
  const { env } = await import('./env.ts');
  env();
}
