import { parse, type Expression } from '@drawbridge/expressions'
import type { Model } from './model.ts'
import type { Judge } from './table/emit/cast.ts'

/**
 * What conditions come to for a member of the organisation that a row belongs to, or for somebody
 * who is none: `membership` is their role there, null for none. Undefined where the row decides.
 */
export function memberJudge(model: Model, membership: string | null): Judge | undefined {
  const members = membersName(model)
  if (members === undefined) return undefined
  const judged = new Map<string, boolean | undefined>()
  return (when) => {
    if (!judged.has(when)) {
      const parsed = parse(when)
      judged.set(when, parsed.ok ? truth(parsed.expression, members, membership) : undefined)
    }
    return judged.get(when)
  }
}

/** What an organisation calls its memberships. */
export function membersName({ organisations, tables }: Model): string | undefined {
  return tables
    .find(({ node }) => node === organisations?.table)
    ?.relations.find(({ target }) => target === organisations?.memberships)?.name
}

type Truth = boolean | undefined

function truth(piece: Expression, members: string, membership: string | null): Truth {
  switch (piece.kind) {
    case 'literal':
      return piece.value.type === 'boolean' ? piece.value.value : undefined
    case 'unary': {
      const inner = truth(piece.operand, members, membership)
      return piece.operator === '!' && inner !== undefined ? !inner : undefined
    }
    case 'binary': {
      if (piece.operator !== '&&' && piece.operator !== '||') return undefined
      const sides = [piece.left, piece.right].map((side) => truth(side, members, membership))
      return joined(sides, piece.operator === '||')
    }
    case 'method':
      return isOwnMembers(piece.object, members) && piece.method === 'some'
        ? membership !== null && ofMember(piece.body, piece.parameter, membership)
        : undefined
    default:
      return undefined
  }
}

/** One side that is `settling` settles it, whatever the other is. */
function joined(sides: readonly Truth[], settling: boolean): Truth {
  if (sides.includes(settling)) return settling
  return sides.includes(undefined) ? undefined : !settling
}

/** The members of the organisation that the row is, or belongs to. */
export function isOwnMembers(piece: Expression, members: string): boolean {
  if (piece.kind !== 'member' || piece.name !== members) return false
  const of = piece.object.kind === 'member' ? piece.object.object : piece.object
  return of.kind === 'name' && of.name === 'row'
}

/** `member.user == user && member.role == 'admin'`, of the caller's own membership. */
function ofMember(piece: Expression, member: string, role: string): Truth {
  if (piece.kind !== 'binary') return undefined
  const { operator, left, right } = piece
  if (operator === '&&' || operator === '||') {
    const sides = [left, right].map((side) => ofMember(side, member, role))
    return joined(sides, operator === '||')
  }
  if (operator !== '==' || left.kind !== 'member') return undefined
  if (left.object.kind !== 'name' || left.object.name !== member) return undefined
  if (right.kind === 'name' && right.name === 'user') return true
  const isText = right.kind === 'literal' && right.value.type === 'text'
  return left.name === 'role' && isText ? right.value.value === role : undefined
}
