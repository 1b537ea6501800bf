import type { Dialect } from '../schema.ts'
import type { ValueType } from './value-type.ts'

/** A statement or a part of one: text, and in their places the parameters. */
export type Piece<P> =
  | string
  | {
      readonly kind: 'parameter'
      readonly value: P
      readonly type: ValueType
      /** Stands for a list, for the inside of an `IN (…)`. */
      readonly list?: true
    }
  /** Where a line may end; `indent` says how deep the next one stands. */
  | { readonly kind: 'break'; readonly flat: '' | ' '; readonly indent: number }

export type Pieces<P> = readonly Piece<P>[]

/** Text with pieces in it. */
export function pieces<P>(
  strings: TemplateStringsArray,
  ...holes: readonly (string | Pieces<P>)[]
): Pieces<P> {
  return strings.flatMap((text, index): Pieces<P> => {
    const hole = holes[index]
    if (hole === undefined) return [text]
    return typeof hole === 'string' ? [text + hole] : [text, ...hole]
  })
}

/** With a text between each two. */
export function joined<P>(items: readonly Pieces<P>[], separator: string): Pieces<P> {
  return items.flatMap((item, index) => (index === 0 ? item : [separator, ...item]))
}

/** Deeper by so many levels, for what stands inside of something. */
export function indented<P>(inner: Pieces<P>): Pieces<P> {
  return inner.map((piece) =>
    typeof piece !== 'string' && piece.kind === 'break'
      ? { ...piece, indent: piece.indent + 1 }
      : piece,
  )
}

/** Room that a parameter takes in a line of emitted code: `${bind(params, caller.id)}`. */
const PARAMETER_WIDTH = 26

/**
 * The pieces with their line ends decided: on one line where that is short enough, else at every
 * place where a line may end. Texts that follow each other become one.
 */
export function laidOut<P>(
  all: Pieces<P>,
  { width = 90, indent = '' }: { readonly width?: number; readonly indent?: string } = {},
): readonly Exclude<Piece<P>, { kind: 'break' }>[] {
  const isLong = flatWidth(all) > width
  const settled: Exclude<Piece<P>, { kind: 'break' }>[] = []
  for (const piece of all) {
    const item =
      typeof piece === 'string' || piece.kind !== 'break'
        ? piece
        : isLong
          ? `\n${indent}${'  '.repeat(piece.indent)}`
          : piece.flat
    const last = settled.at(-1)
    if (typeof item === 'string' && typeof last === 'string')
      settled[settled.length - 1] = last + item
    else if (item !== '') settled.push(item)
  }
  return settled
}

function flatWidth<P>(all: Pieces<P>): number {
  return all.reduce((sum, piece) => {
    if (typeof piece === 'string') return sum + piece.length
    return sum + (piece.kind === 'break' ? piece.flat.length : PARAMETER_WIDTH)
  }, 0)
}

/** The text on one line with placeholders, and the parameters in their order. */
export function statementOf<P>(
  all: Pieces<P>,
  dialect: Dialect,
): { readonly text: string; readonly parameters: readonly P[] } {
  const parameters: P[] = []
  const texts = laidOut(all, { width: Infinity }).map((piece) => {
    if (typeof piece === 'string') return piece
    parameters.push(piece.value)
    return dialect === 'postgres' ? `$${parameters.length}` : '?'
  })
  return { text: texts.join(''), parameters }
}
