/** What is not recorded: files, health checks, the inspector itself, and what the framework asks for its own sake. */
const outOfScope =
  /^\/(?:_next|assets|inspector|fonts|healthz|readyz|favicon\.ico)(?:\/|$)|\.(?:css|js|mjs|map|png|svg|ico|woff2?|txt)$/;

/** Whether a request to a party is part of the story. */
export function isInScope(path: string): boolean {
  return !outOfScope.test(path);
}
