/** Thrown when the port belongs to somebody else; the message names the variable that changes it. */
export class DatabasePortTakenError extends Error {
  override name = 'DatabasePortTakenError';
}

/** Thrown when the data was made with other secrets than the ones in `secrets.env`. */
export class DatabasePasswordError extends Error {
  override name = 'DatabasePasswordError';
}

/** Thrown when PostgreSQL does not get ready; its log says why. */
export class DatabaseStartError extends Error {
  override name = 'DatabaseStartError';
}
