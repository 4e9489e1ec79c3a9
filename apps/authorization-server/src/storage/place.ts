/** No id of the library has a colon. */
const prefix = 'at:';

/**
 * A device code is stored as its hash, so whoever comes with the user code finds a record whose id nobody here knows. The
 * library needs some id to save it again: this one says where the record is, and opens nothing at the token endpoint.
 */
export function createPlace(idHash: string): string {
  return `${prefix}${idHash}`;
}

/** The hash in such an id; undefined for every other one. */
export function readPlace(id: string): string | undefined {
  return id.startsWith(prefix) ? id.slice(prefix.length) : undefined;
}
