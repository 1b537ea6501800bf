import { Bytes, joined } from './bytes.ts'
import type { Pixels } from './picture.ts'

export const isJpeg = (file: Bytes): boolean => file.short(0) === 0xff_d8 && file.byte(2) === 0xff

/** Frames, tables, scans and restarts. Of what programs add, only how colours are meant. */
const isKept = (marker: number, file: Bytes, at: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf) ||
  (marker >= 0xda && marker <= 0xdd) ||
  (marker === 0xee && file.text(at + 4, 5) === 'Adobe' && file.short(at + 2) === 14)

const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

const hasNoLength = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/** Its length, a precision, two sides and how many colours there are. */
const SHORTEST_FRAME = 8

/** Undefined where it breaks off, has several frames, or is none. */
export function readJpeg(file: Bytes): Pixels | undefined {
  const kept = [file.part(0, 2)]
  let size: readonly [number, number] | undefined
  let isTurned = false
  let hasPixels = false
  for (let at = 2; at + 2 <= file.size;) {
    if (file.byte(at) !== 0xff) return undefined
    const marker = file.byte(at + 1)
    if (marker === 0xff || hasNoLength(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === 0xd9) {
      kept.push(file.part(at, at + 2))
      const [width, height] = size ?? [0, 0]
      return hasPixels ? { width, height, bytes: joined(kept), isTurned } : undefined
    }
    const length = file.short(at + 2)
    let end = at + 2 + length
    if (length < 2 || end > file.size) return undefined
    if (isFrame(marker)) {
      // Others may take the first of several for the picture, or what stands behind a frame that is cut.
      if (size !== undefined || length < SHORTEST_FRAME) return undefined
      size = [file.short(at + 7), file.short(at + 5)]
    }
    if (marker === 0xe1) isTurned ||= turns(new Bytes(file.part(at + 4, end)))
    if (marker === 0xda) {
      end = endOfScan(file, end)
      hasPixels = true
    }
    if (isKept(marker, file, at)) kept.push(file.part(at, end))
    at = end
  }
  return undefined
}

/** Where the next marker stands that is no part of the pixels. */
function endOfScan(file: Bytes, begin: number): number {
  for (let at = begin; at < file.size; at++) {
    const next = file.byte(at + 1)
    if (file.byte(at) === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return file.size
}

const ORIENTATION = 0x01_12

/** Whether Exif says that it lies otherwise than it was seen. */
function turns(exif: Bytes): boolean {
  if (exif.text(0, 4) !== 'Exif') return false
  const isLittle = exif.text(6, 2) === 'II'
  const list = 6 + exif.long(10, isLittle)
  const count = Math.min(exif.short(list, isLittle), 500)
  for (let index = 0; index < count; index++) {
    const entry = list + 2 + 12 * index
    if (exif.short(entry, isLittle) === ORIENTATION) return exif.short(entry + 8, isLittle) > 1
  }
  return false
}
