/** Numbers from 0 up to 1, the same ones for the same seed: FNV-1a, then mulberry32. */
export function randomOf(seed: string): () => number {
  let state = hashOf(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The items in an order of their own for each seed; after the last comes the first again. */
export function inTurn<Item>(items: readonly Item[], seed: string, at: number): Item | undefined {
  const { length } = items
  return items[(hashOf(seed) + at * strideOf(length)) % length]
}

/** Meets each place once before it comes to one again: it shares no divisor with the number of them. */
function strideOf(length: number): number {
  let stride = Math.max(1, Math.floor(length * 0.38))
  while (divisorOf(stride, length) > 1) stride += 1
  return stride
}

const divisorOf = (a: number, b: number): number => (b === 0 ? a : divisorOf(b, a % b))
