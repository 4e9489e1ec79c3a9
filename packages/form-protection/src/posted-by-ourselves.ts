/** What a browser says about where a request comes from; absent headers are undefined or empty. */
export interface RequestSource {
  readonly origin: string | null | undefined;
  readonly secFetchSite: string | null | undefined;
}

/**
 * Whether a form was posted from a page of `ownOrigin`: browsers name the origin that posts. `same-site` would not be
 * enough, because all parties here share the host `localhost`. A program that is no browser names nothing; it still
 * needs the form's token.
 */
export function isPostedByOurselves({ origin, secFetchSite }: RequestSource, ownOrigin: string): boolean {
  const originFits = !origin || origin === ownOrigin;
  const siteFits = !secFetchSite || secFetchSite === 'same-origin' || secFetchSite === 'none';
  return originFits && siteFits;
}
