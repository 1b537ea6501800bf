import { joined, type Bytes } from './bytes.ts'
import type { Pixels } from './picture.ts'

export const isPng = (file: Bytes): boolean =>
  file.long(0) === 0x89_50_4e_47 && file.long(4) === 0x0d_0a_1a_0a

/** Head, colours, transparency, pixels and end; texts, times, profiles and further frames go. */
const KEPT: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'])

/** Undefined where it breaks off or is none. */
export function readPng(file: Bytes): Pixels | undefined {
  const kept = [file.part(0, 8)]
  let hasPixels = false
  for (let at = 8; at + 12 <= file.size;) {
    const end = at + 12 + file.long(at)
    const type = file.text(at + 4, 4)
    if (end > file.size || (at === 8) !== (type === 'IHDR')) return undefined
    if (KEPT.has(type)) kept.push(file.part(at, end))
    if (type === 'IDAT') hasPixels = true
    if (type === 'IEND') {
      const [width, height] = [file.long(16), file.long(20)]
      return hasPixels ? { width, height, bytes: joined(kept) } : undefined
    }
    at = end
  }
  return undefined
}
