import { partsOf, type Expression } from '@drawbridge/expressions'

/** Whether a formula has such a piece. */
export function mentions(whole: Expression, wanted: (piece: Expression) => boolean): boolean {
  return wanted(whole) || partsOf(whole).some((piece) => mentions(piece, wanted))
}

/** Whether a piece is this member of a name: `user.role`. */
export const isMember = (piece: Expression, object: string, member: string): boolean =>
  piece.kind === 'member' &&
  piece.name === member &&
  piece.object.kind === 'name' &&
  piece.object.name === object
