import type { TypedExpression } from '@drawbridge/expressions'
import { code, template, type Code, type Name, type Ref } from '@drawbridge/source'
import { laidOut, type Dialect, type Pieces } from '@drawbridge/sql'
import * as refs from '../../table/emit/refs.ts'
import { placeholder } from '../../table/emit/resource.ts'
import type { QueryArguments } from './query-arguments.ts'

/** A piece of a statement that is not SQL's alone: a constant of the code, put in when it runs. */
export interface Mention {
  readonly kind: 'mention'
  readonly code: Code | Name | Ref
}

export type SqlPart = Pieces<TypedExpression>[number] | Mention

/** Longest statement on one line. */
const WIDTH = 84

/** A statement whose text never changes, and what it is given in the order of its placeholders. */
export function fixedStatement(
  parts: readonly SqlPart[],
  args: QueryArguments,
  dialect: Dialect,
  first = 1,
): { readonly sql: Code; readonly params: readonly Code[] } {
  const params: Code[] = []
  const sql = written(parts, (typed, type) => {
    params.push(args.param(typed, type, dialect))
    return placeholder(dialect, first + params.length - 1)
  })
  return { sql, params }
}

/** A statement that is put together as it runs: its parameters are added to `params`. */
export function boundStatement(
  parts: readonly SqlPart[],
  args: QueryArguments,
  dialect: Dialect,
  isWhole = true,
): Code {
  return written(
    parts,
    (typed, type) => code`${refs.bind}(params, ${args.param(typed, type, dialect)})`,
    (typed, type) => code`${refs.keyList}(${args.listParam(typed, type, dialect)}, params)`,
    isWhole,
  )
}

/** Whether it holds a list, whose length its text goes by. */
export function hasList(parts: readonly SqlPart[]): boolean {
  return parametersOf(parts).some(({ list }) => list === true)
}

type Parameter = Extract<Exclude<SqlPart, string>, { kind: 'parameter' }>

/** All that a statement is given, those of its inner selects too. */
export function parametersOf(parts: readonly SqlPart[]): readonly Parameter[] {
  return parts.flatMap((part): readonly Parameter[] => {
    if (typeof part === 'string') return []
    if (part.kind === 'group') return parametersOf(part.inner)
    return part.kind === 'parameter' ? [part] : []
  })
}

/** A condition by itself, put together as it runs. */
export function boundCondition(
  parts: readonly SqlPart[],
  args: QueryArguments,
  dialect: Dialect,
): Code {
  return boundStatement(parts, args, dialect, false)
}

function written(
  parts: readonly SqlPart[],
  single: (typed: TypedExpression, type: Parameter['type']) => string | Code,
  list: (typed: TypedExpression, type: Parameter['type']) => string | Code = () => '',
  isWhole = true,
): Code {
  const strings = ['']
  const holes: (Code | Name | Ref)[] = []
  const add = (piece: string | Code | Name | Ref): void => {
    if (typeof piece === 'string') strings[strings.length - 1] += piece
    else {
      holes.push(piece)
      strings.push('')
    }
  }
  const { mentions, pieces } = withoutMentions(parts)
  const settled = isWhole
    ? laidOut([{ kind: 'group', inner: pieces }], { width: WIDTH })
    : laidOut(pieces, { width: WIDTH, indent: '    ' })
  const isLong = settled.some((piece) => typeof piece === 'string' && piece.includes('\n'))
  if (isLong && isWhole) add('\n  ')
  for (const piece of settled) {
    if (typeof piece !== 'string')
      add(piece.list === true ? list(piece.value, piece.type) : single(piece.value, piece.type))
    else
      piece.split(/(\0\d+\0)/).forEach((text, index) => {
        if (index % 2 === 0) add(text)
        else add(mentions[Number(text.slice(1, -1))]?.code ?? '')
      })
  }
  return template(strings, ...holes)
}

/** Mentions as marks in the text, which is laid out by its length. */
function withoutMentions(parts: readonly SqlPart[]): {
  readonly mentions: readonly Mention[]
  readonly pieces: Pieces<TypedExpression>
} {
  const mentions: Mention[] = []
  const pieces = parts.map((part) => {
    if (typeof part === 'string' || part.kind !== 'mention') return part
    mentions.push(part)
    return `\0${mentions.length - 1}\0`
  })
  return { mentions, pieces }
}
