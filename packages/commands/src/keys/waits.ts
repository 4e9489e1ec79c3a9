import type { Kind } from './key-material.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds more, for clocks that differ: every party here forgives thirty seconds. */
const clocks = minute;

/**
 * Milliseconds from the first time a new signing key was seen published until it may sign. `/jwks` may be kept for five
 * minutes, ContactSaver and MessageWriter keep it as long, and ask for a `kid` they do not know every 30 seconds at most.
 */
export const untilEverybodyKnows = 5 * minute + 30 * second;

/** Milliseconds from the first time the new key was seen in use until nothing lives that the old one made. */
export const untilNothingLeft: Readonly<Record<Kind, number>> = {
  // ID tokens live four hours with the lab on, JWT access tokens five minutes, logout tokens two.
  signing: 4 * hour + clocks,
  // The longest cookie is the session's.
  cookies: 14 * day + clocks,
  // A refresh seals the tokens anew; what was said of the person stays as it was sealed, until the connection ends.
  encryption: 90 * day + clocks,
  // What the address book has sealed lives as long as its sessions.
  addressBook: 14 * day + clocks,
};
