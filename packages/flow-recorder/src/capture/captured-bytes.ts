/** Bytes of a body that are captured at most; what is longer is noted, not kept. */
const limit = 64 * 1024;

/** Collects the chunks of one body as they pass. */
export class CapturedBytes {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  truncated = false;

  add(chunk: unknown, encoding?: unknown): void {
    if (chunk === null || chunk === undefined || typeof chunk === 'function') return;
    const text = typeof chunk === 'string';
    const bytes = text
      ? Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8')
      : Buffer.from(chunk as Uint8Array);
    this.#length += bytes.length;
    this.truncated ||= this.#length > limit;
    if (!this.truncated) this.#chunks.push(bytes);
  }

  /** The body, or undefined when there was none. */
  body(contentType: string) {
    if (this.#length === 0) return undefined;
    const bytes = this.truncated ? Buffer.alloc(1) : Buffer.concat(this.#chunks);
    return { contentType, bytes, length: this.#length, truncated: this.truncated };
  }
}
