import type { Request } from 'express';

interface RoutedApplication {
  readonly router: {
    readonly stack: readonly {
      readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
      match(path: string): boolean;
    }[];
  };
}

/** The methods that the path of a request has routes for, in the form of the `Allow` header (RFC 9110 §10.2.1). */
export function allowedMethods({ app, path }: Request): readonly string[] {
  const { stack } = (app as unknown as RoutedApplication).router;
  const methods = stack
    .filter((layer) => layer.route !== undefined && layer.match(path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}))
    .map((method) => method.toUpperCase());
  return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
}
