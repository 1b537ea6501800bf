import { alignmentsOf, codewordsOf } from './codewords.ts'

/** Rows of a picture: whether each square is dark. */
export type Squares = readonly (readonly boolean[])[]

/** A QR code (ISO 18004) of a text, always with the same mask; undefined where the text is too long. */
export function squaresOf(text: string): Squares | undefined {
  const words = codewordsOf(text)
  if (words === undefined) return undefined
  const size = words.version * 4 + 17
  const fixed = patterns(words.version, size)
  const bits = words.bytes.flatMap((byte) => [...byte.toString(2).padStart(8, '0')])
  let next = 0
  const rows = fixed.map((row) => [...row])
  for (const [x, y] of way(size)) {
    const row = rows[y]
    if (row === undefined || row[x] !== undefined) continue
    row[x] = (bits[next] === '1') !== isMasked(x, y)
    next += 1
  }
  return rows.map((row) => row.map((square) => square === true))
}

/** Every second square of a chessboard is turned over, so that no large areas are of one colour. */
const MASK = 0
const isMasked = (x: number, y: number): boolean => (x + y) % 2 === 0

/** Level M of correction. */
const LEVEL = 0

type Drawing = (boolean | undefined)[][]

/** What is the same whatever the text says; undefined where the text stands. */
function patterns(version: number, size: number): Drawing {
  const drawing: Drawing = Array.from({ length: size }, () =>
    Array<undefined>(size).fill(undefined),
  )
  const set = (x: number, y: number, isDark: boolean): void => {
    const row = drawing[y]
    if (row !== undefined && x >= 0 && x < size) row[x] = isDark
  }
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    around(4, (dx, dy, ring) => set(x + dx, y + dy, ring !== 2 && ring !== 4))
  const places = alignmentsOf(version)
  const last = size - 7
  for (const x of places)
    for (const y of places) {
      const isCorner = (x === 6 && (y === 6 || y === last)) || (x === last && y === 6)
      if (!isCorner) around(2, (dx, dy, ring) => set(x + dx, y + dy, ring !== 1))
    }
  writeFormat(set, size)
  if (version >= 7) writeVersion(set, version, size)
  return drawing
}

/** Every square about one, with how far it is away. */
function around(reach: number, visit: (dx: number, dy: number, ring: number) => void): void {
  for (let dx = -reach; dx <= reach; dx++)
    for (let dy = -reach; dy <= reach; dy++) visit(dx, dy, Math.max(Math.abs(dx), Math.abs(dy)))
}

type Paint = (x: number, y: number, isDark: boolean) => void

/** Level and mask, twice, each with ten bits that mend it. */
function writeFormat(set: Paint, size: number): void {
  const data = (LEVEL << 3) | MASK
  const bits = ((data << 10) | remainderOf(data, 10, 0x537)) ^ 0x5412
  const isDark = (at: number): boolean => ((bits >>> at) & 1) === 1
  for (let at = 0; at <= 5; at++) set(8, at, isDark(at))
  set(8, 7, isDark(6))
  set(8, 8, isDark(7))
  set(7, 8, isDark(8))
  for (let at = 9; at < 15; at++) set(14 - at, 8, isDark(at))
  for (let at = 0; at < 8; at++) set(size - 1 - at, 8, isDark(at))
  for (let at = 8; at < 15; at++) set(8, size - 15 + at, isDark(at))
  set(8, size - 8, true)
}

function writeVersion(set: Paint, version: number, size: number): void {
  const bits = (version << 12) | remainderOf(version, 12, 0x1f25)
  for (let at = 0; at < 18; at++) {
    const isDark = ((bits >>> at) & 1) === 1
    const a = size - 11 + (at % 3)
    const b = Math.floor(at / 3)
    set(a, b, isDark)
    set(b, a, isDark)
  }
}

function remainderOf(data: number, bits: number, divisor: number): number {
  let remainder = data
  for (let step = 0; step < bits; step++)
    remainder = (remainder << 1) ^ ((remainder >>> (bits - 1)) * divisor)
  return remainder
}

/** Two columns at a time from the right, up and down by turns, past the column that is all pattern. */
function* way(size: number): Generator<readonly [x: number, y: number]> {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1])
        yield [x, ((right + 1) & 2) === 0 ? size - 1 - step : step]
  }
}
