import type { TypedExpression } from '@drawbridge/expressions'

type Change = (piece: TypedExpression) => TypedExpression

/** The same piece, made of other pieces. */
export function replaceParts(piece: TypedExpression, change: Change): TypedExpression {
  switch (piece.kind) {
    case 'literal':
    case 'name':
      return piece
    case 'template':
      return { ...piece, values: piece.values.map(change) }
    case 'member':
      return { ...piece, object: change(piece.object) }
    case 'index':
      return { ...piece, object: change(piece.object), index: change(piece.index) }
    case 'unary':
      return { ...piece, operand: change(piece.operand) }
    case 'conversion':
      return { ...piece, operand: change(piece.operand) }
    case 'binary':
      return { ...piece, left: change(piece.left), right: change(piece.right) }
    case 'choice':
      return {
        ...piece,
        condition: change(piece.condition),
        then: change(piece.then),
        otherwise: change(piece.otherwise),
      }
    case 'call':
      return { ...piece, arguments: piece.arguments.map(change) }
    case 'method':
      return { ...piece, object: change(piece.object), body: change(piece.body) }
    case 'list':
      return { ...piece, items: piece.items.map(change) }
    case 'object':
      return {
        ...piece,
        entries: piece.entries.map((entry) => ({ ...entry, value: change(entry.value) })),
      }
  }
}
