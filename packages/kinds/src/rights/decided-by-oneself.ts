import { partsOf, type TypedExpression } from '@drawbridge/expressions'
import { isForOwner } from '../auth/emit/new-account.ts'
import { callersOf } from '../access.ts'
import type { Model } from '../model.ts'
import { tableOf } from '../table/emit/lookup.ts'

/** Fields of the caller's account that a rule goes by, and that people write themselves. */
export function decidedByOneself(condition: TypedExpression, model: Model): readonly string[] {
  const { auth } = model
  const accounts = auth && tableOf(auth.table, model)
  if (auth === undefined || accounts === undefined) return []
  const { update = [] } = accounts.access
  const isChanged = callersOf(update).some((one) => one === 'owner' || one === 'signedIn')
  const isChosen = auth.settings.registration === 'open' && auth.routes.includes('register')
  if (!isChanged && !isChosen) return []
  const own = new Set(
    accounts.columns
      .filter((column) => column.role === 'field' && isForOwner(column))
      .filter(({ name }) => name !== auth.identifier.name)
      .map(({ name }) => name),
  )
  return [...new Set(membersOfUser(condition))].filter((name) => own.has(name))
}

function membersOfUser(piece: TypedExpression): readonly string[] {
  if (piece.kind === 'member' && piece.object.kind === 'name' && piece.object.name === 'user')
    return [piece.name]
  return partsOf(piece).flatMap(membersOfUser)
}
