import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import { isNullable, isStorableText } from '@drawbridge/sql'
import type { TableModel } from '../model.ts'
import type { OuterValue } from './outer.ts'
import { replaceParts } from './replace-parts.ts'
import { orNothing, unlessMissing } from './unless-missing.ts'
import { Unsuitable } from './unsuitable.ts'
import { mayBeNothing } from './value-types.ts'

/** What a formula needs of the database that stands in no column of its row. */
export interface Read {
  readonly name: string
  readonly piece: TypedExpression
  readonly value: OuterValue
}

export interface Divided {
  /** Over the fields of the row, and over what is read beside them as if it were such fields. */
  readonly formula: TypedExpression
  readonly reads: readonly Read[]
}

interface Asked {
  readonly table: TableModel
  /** Names that are rows for the database. */
  readonly rows: ReadonlySet<string>
  /** The piece in a statement; undefined where no database works it out. */
  readonly inQuery: (piece: TypedExpression) => OuterValue | undefined
  /** A name for what is read. */
  readonly nameOf: (position: number) => string
}

/**
 * Divides a formula that no database works out: what leads from the row to others is read with it, and
 * all else is worked out afterwards. Throws where rows themselves would have to be read.
 */
export function afterReading(formula: TypedExpression, asked: Asked): Divided {
  refuseUnkept(formula)
  const reads: Read[] = []
  return { formula: branch(formula, asked, reads), reads }
}

/** What no database keeps is not a value of a row either, wherever it would be worked out. */
function refuseUnkept(piece: TypedExpression): void {
  const texts = textsOf(piece)
  if (!texts.every(isStorableText))
    throw new Unsuitable(piece.span, 'No database keeps such a text.')
  for (const part of partsOf(piece)) refuseUnkept(part)
}

function textsOf(piece: TypedExpression): readonly string[] {
  if (piece.kind === 'template') return piece.texts
  return piece.kind === 'literal' && piece.value.type === 'text' ? [piece.value.value] : []
}

/**
 * A piece whose value is the formula's. Where something is not there although the formula counts on it,
 * as when a row that it leads to is deleted, nothing is known.
 */
function branch(piece: TypedExpression, asked: Asked, reads: Read[]): TypedExpression {
  const missing: TypedExpression[] = []
  if (piece.kind === 'choice' && !isOfRow(piece, asked)) {
    const condition = inner(piece.condition, asked, reads, missing)
    const then = branch(piece.then, asked, reads)
    const otherwise = branch(piece.otherwise, asked, reads)
    const isOpen = mayBeNothing(then.type) || mayBeNothing(otherwise.type)
    const type = isOpen ? orNothing(piece.type) : piece.type
    return unlessMissing({ ...piece, condition, then, otherwise, type }, missing)
  }
  return unlessMissing(inner(piece, asked, reads, missing), missing)
}

function inner(
  piece: TypedExpression,
  asked: Asked,
  reads: Read[],
  missing: TypedExpression[] | undefined,
): TypedExpression {
  if (isOfRow(piece, asked)) return piece
  const value = asked.inQuery(piece)
  if (value !== undefined) {
    const read = { name: asked.nameOf(reads.length), piece, value }
    reads.push(read)
    const field = fieldNamed(read)
    if (isNullable(value) && !mayBeNothing(piece.type)) {
      if (missing === undefined) throw new Unsuitable(piece.span, PERHAPS_MISSING, SAY_OTHERWISE)
      missing.push(field)
    }
    return field
  }
  if (piece.kind === 'name')
    throw new Unsuitable(
      piece.span,
      'it needs whole rows, and the database hands over single values.',
      'Ask for fields of them, or say it with `count`, `some`, `every`, `sumOf`, `largest` or `smallest`.',
    )
  const isSure = certain(piece)
  return replaceParts(piece, (part) =>
    inner(part, asked, reads, isSure(part) ? missing : undefined),
  )
}

const PERHAPS_MISSING = 'a row that it leads to may be missing where it counts on it.'
const SAY_OTHERWISE = "Say what holds without it: `row.project?.name ?? ''`."

/** Which parts of a piece are worked out whenever the piece is. */
function certain(piece: TypedExpression): (part: TypedExpression) => boolean {
  switch (piece.kind) {
    case 'binary': {
      const isPerhaps = ['&&', '||', '??'].includes(piece.operator)
      return (part) => !isPerhaps || part === piece.left
    }
    case 'choice':
      return (part) => part === piece.condition
    case 'method':
      return (part) => part === piece.object
    default:
      return () => true
  }
}

/** Whether it is made of what stands in the row, and of what needs none. */
function isOfRow(piece: TypedExpression, asked: Asked): boolean {
  const { rows, table } = asked
  switch (piece.kind) {
    case 'name':
      return !rows.has(piece.name)
    case 'member':
      if (piece.object.kind !== 'name' || !rows.has(piece.object.name))
        return isOfRow(piece.object, asked)
      return (
        piece.object.name === 'row' &&
        table.columns.some(({ name, readable }) => readable && name === piece.name)
      )
    case 'method': {
      const inside = { ...asked, rows: new Set([...rows].filter((one) => one !== piece.parameter)) }
      return isOfRow(piece.object, asked) && isOfRow(piece.body, inside)
    }
    default:
      return partsOf(piece).every((part) => isOfRow(part, asked))
  }
}

function fieldNamed({ name, piece: { type, span } }: Read): TypedExpression {
  const row = { kind: 'name', name: 'row', type: { kind: 'unknown' }, span } as const
  return { kind: 'member', object: row, name, optional: false, type, span }
}
