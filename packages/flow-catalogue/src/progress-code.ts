import { createHash } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';

/** Bits that a word stands for: the list has 2048 words, no two of which begin with the same four letters. */
const bitsPerWord = 11;
const words = 4;

/** Bits for lessons; what is left over shows that nobody has misheard a word. */
const lessonBits = 32;
const checkBits = words * bitsPerWord - lessonBits;

/** Four words to read out, for what somebody has done: bit `n` stands for the lesson at place `n`. */
export function progressCode(done: readonly boolean[]): string {
  if (done.length > lessonBits) throw new RangeError(`a code holds ${lessonBits} lessons`);
  const lessons = done.reduce((bits, isDone, place) => bits | (BigInt(isDone) << BigInt(place)), 0n);
  const code = (lessons << BigInt(checkBits)) | checkOf(lessons);
  const shifts = Array.from({ length: words }, (_value, word) => BigInt((words - 1 - word) * bitsPerWord));
  return shifts.map((shift) => wordlist[Number((code >> shift) & 2047n)]).join(' ');
}

/**
 * What four words say; upper case, spaces and commas as they come.
 *
 * @param count how many lessons there are
 * @returns undefined when a word is not of the list, or the words do not belong together
 */
export function readProgressCode(spoken: string, count: number): boolean[] | undefined {
  const places = spoken
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .map((word) => wordlist.indexOf(word));
  if (places.length !== words || places.includes(-1)) return undefined;
  const code = places.reduce((bits, place) => (bits << BigInt(bitsPerWord)) | BigInt(place), 0n);
  const lessons = code >> BigInt(checkBits);
  if ((code & mask) !== checkOf(lessons) || lessons >> BigInt(count) !== 0n) return undefined;
  return Array.from({ length: count }, (_value, place) => ((lessons >> BigInt(place)) & 1n) === 1n);
}

const mask = (1n << BigInt(checkBits)) - 1n;

function checkOf(lessons: bigint): bigint {
  const digest = createHash('sha256').update(`progress ${lessons}`).digest();
  return BigInt(digest.readUInt32BE()) & mask;
}
