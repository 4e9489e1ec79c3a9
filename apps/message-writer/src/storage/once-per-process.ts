/**
 * Opens something once, however often Next.js bundles this file: pages, `proxy.ts` and the start of the server are bundles
 * of their own in one process, and share its connections.
 */
export function oncePerProcess<T>(name: string, open: () => T): T {
  const shared = globalThis as unknown as Record<symbol, { readonly value: T } | undefined>;
  const key = Symbol.for(`message-writer ${name}`);
  const opened = (shared[key] ??= { value: open() });
  return opened.value;
}
