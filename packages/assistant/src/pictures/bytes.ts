/** Reads the numbers of a file. */
export class Bytes {
  readonly all: Uint8Array
  readonly #view: DataView

  constructor(all: Uint8Array) {
    // Pieces of a Buffer that are copied would still be the Buffer.
    this.all = new Uint8Array(all.buffer, all.byteOffset, all.byteLength)
    this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength)
  }

  get size(): number {
    return this.all.byteLength
  }

  /** One byte, or 0 past the end. */
  byte(at: number): number {
    return this.all[at] ?? 0
  }

  /** Two bytes, or 0 past the end. */
  short(at: number, isLittle = false): number {
    return at + 2 <= this.size ? this.#view.getUint16(at, isLittle) : 0
  }

  /** Four bytes, or 0 past the end. */
  long(at: number, isLittle = false): number {
    return at + 4 <= this.size ? this.#view.getUint32(at, isLittle) : 0
  }

  text(at: number, length: number): string {
    return String.fromCharCode(...this.all.subarray(at, at + length))
  }

  part(from: number, to: number): Uint8Array {
    return this.all.subarray(from, to)
  }
}

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((all, { byteLength }) => all + byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
