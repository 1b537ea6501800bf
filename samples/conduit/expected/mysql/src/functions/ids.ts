import { randomInt } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Letters and digits that nobody can guess. */
export function shortId(length = 12): string {
  const size = Math.min(Math.max(length, 6), 64)
  return Array.from({ length: size }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}
