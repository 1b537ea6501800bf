import { correctionOf } from './reed-solomon.ts'

/** Of each version from the first, at level M: bytes of correction in a block, and blocks. */
const CORRECTION = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
] as const
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16] as const

/** Eight bits as they are. */
const BYTES = 0b0100

export interface Codewords {
  readonly version: number
  readonly bytes: readonly number[]
}

/** A text in the smallest version that holds it; undefined where none does. */
export function codewordsOf(text: string): Codewords | undefined {
  const data = [...new TextEncoder().encode(text)]
  const version = CORRECTION.findIndex(
    (_, at) => data.length * 8 + 4 + lengthBits(at + 1) <= capacityOf(at + 1) * 8,
  )
  if (version < 0) return undefined
  return { version: version + 1, bytes: interleaved(padded(data, version + 1), version + 1) }
}

const lengthBits = (version: number): number => (version < 10 ? 8 : 16)
const blocksOf = (version: number): number => BLOCKS[version - 1] ?? 0
const correctionIn = (version: number): number => CORRECTION[version - 1] ?? 0

/** Where the small squares stand that help a reader to keep the lines apart. */
export function alignmentsOf(version: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const last = version * 4 + 10
  return [6, ...Array.from({ length: count - 1 }, (_, at) => last - (count - 2 - at) * step)]
}

/** Bytes of data and correction together: what the fixed patterns leave free. */
function allBytes(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2
  const ofAlignments = version === 1 ? 0 : (25 * alignments - 10) * alignments - 55
  const bits = (16 * version + 128) * version + 64 - ofAlignments - (version < 7 ? 0 : 36)
  return Math.floor(bits / 8)
}

const capacityOf = (version: number): number =>
  allBytes(version) - correctionIn(version) * blocksOf(version)

function padded(data: readonly number[], version: number): readonly number[] {
  const length = data.length.toString(2).padStart(lengthBits(version), '0')
  const bytes = data.map((byte) => byte.toString(2).padStart(8, '0'))
  const bits = BYTES.toString(2).padStart(4, '0') + length + bytes.join('')
  const room = capacityOf(version)
  const ended = bits + '0'.repeat(Math.min(4, room * 8 - bits.length))
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, '0')
  const words = (whole.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 2))
  return Array.from(
    { length: room },
    (_, at) => words[at] ?? [0xec, 0x11][(at - words.length) % 2] ?? 0,
  )
}

/** In blocks, of which the last ones are a byte longer, and these read across. */
function interleaved(data: readonly number[], version: number): readonly number[] {
  const blocks = blocksOf(version)
  const short = Math.floor(data.length / blocks)
  const shortOnes = blocks - (data.length % blocks)
  const parts = Array.from({ length: blocks }, (_, at) => {
    const begin = at * short + Math.max(0, at - shortOnes)
    return data.slice(begin, begin + short + (at < shortOnes ? 0 : 1))
  })
  const corrections = parts.map((part) => correctionOf(part, correctionIn(version)))
  return [...across(parts), ...across(corrections)]
}

function across(rows: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...rows.map((row) => row.length))
  return Array.from({ length: longest }, (_, at) => rows.map((row) => row[at]))
    .flat()
    .filter((byte) => byte !== undefined)
}
