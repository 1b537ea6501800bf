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
  /** Where a line may end, if the group around is too long for one. */
  | { readonly kind: 'break'; readonly flat: '' | ' ' }
  /** Stands on one line where it is short enough; its lines are one level deeper else. */
  | { readonly kind: 'group'; readonly inner: Pieces<P> }

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

/** With something between each two. */
export function joined<P>(items: readonly Pieces<P>[], ...separator: Pieces<P>): Pieces<P> {
  return items.flatMap((item, index) => (index === 0 ? item : [...separator, ...item]))
}

export const SPACE = { kind: 'break', flat: ' ' } as const

/** One line where it is short enough. */
export function group<P>(...inner: Pieces<P>): Pieces<P> {
  return [{ kind: 'group', inner }]
}

type Settled<P> = Exclude<Piece<P>, { kind: 'break' | 'group' }>

/** Room that a parameter takes in a line of emitted code: `${bind(params, caller.id)}`. */
const PARAMETER_WIDTH = 26

/** Longest group on one line. */
const WIDTH = 76

/** The pieces with their line ends decided, lines of groups beginning with `indent` and two spaces a level. */
export function laidOut<P>(
  all: Pieces<P>,
  { width = WIDTH, indent = '' }: { readonly width?: number; readonly indent?: string } = {},
): readonly Settled<P>[] {
  const settled: Settled<P>[] = []
  place(all, indent, false)
  return settled

  function place(pieces_: Pieces<P>, margin: string, isBroken: boolean): void {
    for (const piece of pieces_) {
      if (typeof piece === 'string') add(piece)
      else if (piece.kind === 'parameter') settled.push(piece)
      else if (piece.kind === 'break') add(isBroken ? `\n${margin}` : piece.flat)
      else place(piece.inner, `${margin}  `, flatWidth(piece.inner) > width)
    }
  }

  function add(text: string): void {
    const last = settled.at(-1)
    if (typeof last === 'string') settled[settled.length - 1] = last + text
    else if (text !== '') settled.push(text)
  }
}

function flatWidth<P>(all: Pieces<P>): number {
  return all.reduce((sum, piece) => {
    if (typeof piece === 'string') return sum + piece.length
    if (piece.kind === 'parameter') return sum + PARAMETER_WIDTH
    return sum + (piece.kind === 'break' ? piece.flat.length : flatWidth(piece.inner))
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
