import type { Json, JsonObject } from '@drawbridge/kinds'
import { ofEach } from '../../recent.ts'

/** Levels down where operations and schemas stand: `paths./tasks.get`, `components.schemas.Task`. */
const DEPTH = 3

/** The document as `JSON.stringify` prints it, with two spaces a level. */
export function printDocument(document: JsonObject): string {
  const pieces: string[] = []
  print(document, 0, pieces)
  return pieces.join('')
}

function print(value: Json, depth: number, pieces: string[]): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return void pieces.push(indented(value, depth))
  if (depth === DEPTH) return void pieces.push(remembered(value))
  let before = '{\n'
  for (const [name, member] of Object.entries<Json | undefined>(value)) {
    if (member === undefined) continue
    pieces.push(before, '  '.repeat(depth + 1), JSON.stringify(name), ': ')
    print(member, depth + 1, pieces)
    before = ',\n'
  }
  pieces.push(before === ',\n' ? `\n${'  '.repeat(depth)}}` : '{}')
}

/** Those that stay as they are are the very same objects, and most of the document is they. */
const remembered = ofEach((value: object) => indented(value, DEPTH))

/** Joined, since text that `replaceAll` has made stays in pieces, which are copied one by one every time. */
function indented(value: unknown, depth: number): string {
  const lines = JSON.stringify(value, undefined, 2).split('\n')
  return lines.join(`\n${'  '.repeat(depth)}`)
}
