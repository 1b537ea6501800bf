import type { Condition, Value } from './tree.ts'

type Parameter<P> = Extract<Value<P>, { readonly kind: 'parameter' }>
type AmongList<P> = Extract<Condition<P>, { readonly kind: 'amongList' }>

/** A condition or value with something else in place of its parameters, those of inner selects too. */
export function replaceParameters<P, Tree>(
  tree: Tree,
  replace: (parameter: Parameter<P>) => Value<P>,
  replaceList: (list: P) => P = (list) => list,
): Tree {
  return walk(tree) as Tree

  function walk(piece: unknown): unknown {
    if (Array.isArray(piece)) return piece.map(walk)
    if (typeof piece !== 'object' || piece === null) return piece
    if (isParameter(piece)) return replace(piece)
    if (isAmongList(piece))
      return { ...piece, value: walk(piece.value), list: replaceList(piece.list) }
    return Object.fromEntries(Object.entries(piece).map(([name, inner]) => [name, walk(inner)]))
  }

  function isParameter(piece: object): piece is Parameter<P> {
    return 'kind' in piece && piece.kind === 'parameter'
  }

  function isAmongList(piece: object): piece is AmongList<P> {
    return 'kind' in piece && piece.kind === 'amongList'
  }
}
