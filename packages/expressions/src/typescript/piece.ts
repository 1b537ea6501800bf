import { code, type Code } from '@drawbridge/source/pieces'
import { POSTFIX, TIGHTNESS } from '../operators.ts'

/** How TypeScript says "nothing" here: a missing member is `undefined`, and all else `null`. */
export type Absence = 'null' | 'undefined' | 'either'

/** Printed TypeScript, how tightly it binds, and what it is when it is nothing. */
export interface Piece {
  readonly code: Code
  readonly level: number
  readonly absence: Absence
}

export const piece = (text: Code, level = POSTFIX, absence: Absence = 'null'): Piece => ({
  code: text,
  level,
  absence,
})

/** In brackets where it binds less tightly than what it is a part of. */
export const at = (one: Piece, level: number): Code =>
  one.level < level ? code`(${one.code})` : one.code

/** With `null` for nothing, as the table of values has it. */
export const settled = (one: Piece): Piece =>
  one.absence === 'null' ? one : piece(code`${at(one, TIGHTNESS['??'])} ?? null`, TIGHTNESS['??'])
