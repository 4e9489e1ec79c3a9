/** Bytes of a body that are captured at most; what is longer is noted, not kept. */
const limit = 64 * 1024;

/** Collects the chunks of one body as they pass. */
export class CapturedBytes {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  truncated = false;

  add(chunk: unknown, encoding?: unknown): void {
    if (chunk === null || chunk === undefined || typeof chunk === 'function') return;
    const given = typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8';
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, given) : Buffer.from(chunk as Uint8Array);
    this.#length += bytes.length;
    this.truncated ||= this.#length > limit;
    if (!this.truncated) this.#chunks.push(bytes);
  }

  /** Measures a chunk of a body that is not kept. */
  pass(chunk: unknown): void {
    if (typeof chunk === 'string') this.#length += Buffer.byteLength(chunk);
    else if (chunk instanceof Uint8Array) this.#length += chunk.length;
  }

  /** The body, or undefined when there was none. */
  body(contentType: string) {
    if (this.#length === 0) return undefined;
    const bytes = this.truncated ? Buffer.alloc(0) : Buffer.concat(this.#chunks);
    return { contentType, bytes, length: this.#length, truncated: this.truncated };
  }
}
