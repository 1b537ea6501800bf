import { joined, type Bytes } from './bytes.ts'
import type { Pixels } from './picture.ts'

export const isWebp = (file: Bytes): boolean =>
  file.text(0, 4) === 'RIFF' && file.text(8, 4) === 'WEBP'

const KEPT: ReadonlySet<string> = new Set(['VP8X', 'ALPH', 'VP8 ', 'VP8L'])
/** Of what the head promises, only transparency is kept. */
const ALPHA = 0x10

/** Undefined where it breaks off, moves, or is none. */
export function readWebp(file: Bytes): Pixels | undefined {
  const promised = 8 + file.long(4, true)
  if (promised > file.size) return undefined
  const kept: Uint8Array[] = []
  let [width, height] = [0, 0]
  let hasPixels = false
  for (let at = 12; at + 8 <= promised;) {
    const type = file.text(at, 4)
    const length = file.long(at + 4, true)
    const end = at + 8 + length + (length % 2)
    if (end > promised || type === 'ANIM' || type === 'ANMF') return undefined
    if (KEPT.has(type)) kept.push(type === 'VP8X' ? plainHead(file, at, end) : file.part(at, end))
    const size = sizeIn(type, file, at + 8)
    if (size) {
      width = Math.max(width, size[0])
      height = Math.max(height, size[1])
      hasPixels ||= type !== 'VP8X'
    }
    at = end
  }
  if (!hasPixels) return undefined
  const body = joined(kept)
  const head = file.part(0, 12).slice()
  new DataView(head.buffer).setUint32(4, 4 + body.byteLength, true)
  return { width, height, bytes: joined([head, body]) }
}

function plainHead(file: Bytes, at: number, end: number): Uint8Array {
  const head = file.part(at, end).slice()
  head[8] = (head[8] ?? 0) & ALPHA
  return head
}

function sizeIn(type: string, file: Bytes, at: number): readonly [number, number] | undefined {
  if (type === 'VP8X') {
    const side = (from: number): number =>
      (file.short(from, true) | (file.byte(from + 2) << 16)) + 1
    return [side(at + 4), side(at + 7)]
  }
  if (type === 'VP8 ' && file.byte(at + 3) === 0x9d)
    return [file.short(at + 6, true) & 0x3f_ff, file.short(at + 8, true) & 0x3f_ff]
  if (type === 'VP8L' && file.byte(at) === 0x2f) {
    const bits = file.long(at + 1, true)
    return [(bits & 0x3f_ff) + 1, ((bits >>> 14) & 0x3f_ff) + 1]
  }
  return undefined
}
