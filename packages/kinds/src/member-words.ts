import { parse, print, type Expression } from '@drawbridge/expressions'
import { readRule, type Access } from './access.ts'
import { isOwnMembers, membersName } from './member-judge.ts'
import type { Model } from './model.ts'
import { rulesInWords } from './table/emit/rules-in-words.ts'
import { withArticle } from './table/emit/resource.ts'

/** Who meets one of the rules, in the words of the drawing where they are about members. */
export function rulesSaid(access: Access, model: Model): string {
  return access.map((rule) => ofMembers(rule, model) ?? rulesInWords([rule])).join('; ')
}

/** `an owner or an admin of the organisation where \`…\`` */
function ofMembers(rule: string, model: Model): string | undefined {
  const members = membersName(model)
  const { who, when } = readRule(rule)
  const parsed = when === undefined ? undefined : parse(when)
  if (members === undefined || parsed?.ok !== true) return undefined
  const parts = partsOfAll(parsed.expression)
  const membership = parts.find((one) => one.kind === 'method' && isOwnMembers(one.object, members))
  if (membership?.kind !== 'method') return undefined
  const roles = rolesIn(membership.body)
  const member = roles.length === 0 ? 'a member' : roles.map(withArticle).join(' or ')
  const of = `${member} of the organisation`
  const whom =
    who === 'signedIn' ? of : `${rulesInWords([rule.replace(/ when .*/s, '')])}, as ${of}`
  const rest = parts.filter((one) => one !== membership && !isTie(one))
  return rest.length === 0 ? whom : `${whom} where \`${rest.map(asPart).join(' && ')}\``
}

/** In brackets where it binds less tightly than what it stands in. */
const asPart = (piece: Expression): string =>
  piece.kind === 'choice' || (piece.kind === 'binary' && piece.operator === '||')
    ? `(${print(piece)})`
    : print(piece)

/** What has to hold all together. */
function partsOfAll(piece: Expression): readonly Expression[] {
  if (piece.kind !== 'binary' || piece.operator !== '&&') return [piece]
  return [...partsOfAll(piece.left), ...partsOfAll(piece.right)]
}

function rolesIn(piece: Expression): readonly string[] {
  if (piece.kind !== 'binary') return []
  const { operator, left, right } = piece
  if (operator === '&&' || operator === '||') return [...rolesIn(left), ...rolesIn(right)]
  const isRole = left.kind === 'member' && left.name === 'role' && right.kind === 'literal'
  return isRole && right.value.type === 'text' ? [right.value.value] : []
}

/** That what a row leads to is of the same organisation goes without saying. */
function isTie(piece: Expression): boolean {
  if (piece.kind === 'method') return piece.method === 'every' && isTie(piece.body)
  if (piece.kind !== 'binary') return false
  const { operator, left, right } = piece
  if (operator === '||') return isTie(right)
  return (
    operator === '==' &&
    left.kind === 'member' &&
    right.kind === 'member' &&
    left.name === right.name
  )
}
