// Bytes for a link: numbers and words written one after another, deflated, as letters that an address may hold.
// Reading never trusts a length: whatever asks for more than there is ends in `Broken`.

/** The bytes are not what they say they are. */
export class Broken extends Error {}

export class Writer {
  readonly #bytes: number[] = [];

  byte(value: number): void {
    this.#bytes.push(value & 0xff);
  }

  /** A whole number that is not negative, seven bits to a byte. */
  number(value: number): void {
    let left = value;
    while (left >= 0x80) {
      this.byte((left % 0x80) | 0x80);
      left = Math.floor(left / 0x80);
    }
    this.byte(left);
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value);
    this.number(bytes.length);
    for (const byte of bytes) this.byte(byte);
  }

  /** A number of three bytes. */
  triple(value: number): void {
    for (const shift of [16, 8, 0]) this.byte(value >>> shift);
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

export class Reader {
  #at = 0;

  constructor(readonly bytes: Uint8Array) {}

  byte(): number {
    const value = this.bytes[this.#at];
    if (value === undefined) throw new Broken();
    this.#at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 49; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new Broken();
  }

  text(most: number): string {
    const length = this.number();
    if (length > most * 4 || length > this.bytes.length - this.#at) throw new Broken();
    const bytes = this.bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      if (text.length <= most) return text;
    } catch {
      // Not text at all.
    }
    throw new Broken();
  }

  triple(): number {
    return (this.byte() << 16) | (this.byte() << 8) | this.byte();
  }

  /** As many things as a number says; each takes at least a byte. */
  list<T>(read: () => T): T[] {
    const length = this.number();
    if (length > this.bytes.length - this.#at) throw new Broken();
    return Array.from({ length }, read);
  }

  end(): void {
    if (this.#at !== this.bytes.length) throw new Broken();
  }
}

/** A number of `bits` bits that any change of `text` changes. */
export function hashOf(text: string, salt: number, bits = 24): number {
  let hash = 0x811c9dc5 ^ (salt * 0x9e3779b1);
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (32 - bits);
}

/** `bytes` deflated, or null where the browser cannot or it would not be shorter. */
export async function deflated(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null> {
  if (typeof CompressionStream !== "function") return null;
  try {
    const found = await through(bytes, new CompressionStream("deflate-raw"), bytes.length);
    return found.length < bytes.length ? found : null;
  } catch {
    return null;
  }
}

/** What was deflated, up to `most` bytes of it: whatever grows beyond that is broken. */
export async function inflated(bytes: Uint8Array<ArrayBuffer>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof DecompressionStream !== "function") throw new Broken();
  try {
    return await through(bytes, new DecompressionStream("deflate-raw"), most);
  } catch {
    throw new Broken();
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = stream.writable.getWriter();
  // Its failures come out at the reading end.
  const nobody = (): void => {};
  writer.write(bytes).catch(nobody);
  writer.close().catch(nobody);
  const reader = (stream.readable as ReadableStream<Uint8Array>).getReader();
  const found = new Uint8Array(most);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return found.slice(0, length);
    if (length + value.length > most) {
      reader.cancel().catch(nobody);
      throw new Broken();
    }
    found.set(value, length);
    length += value.length;
  }
}

export function toLetters(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromLetters(letters: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]*$/.test(letters)) throw new Broken();
  try {
    const binary = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw new Broken();
  }
}
