import { parse } from '@drawbridge/expressions'
import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { Drawing } from '../drawing.ts'
import { readMemberRule } from '../organisation/member-rule.ts'
import type { Organisations } from '../organisation/organisations.ts'
import { memberPowers, memberRolesOf } from './member-powers.ts'
import { isMember, mentions } from './mentions.ts'
import { moreThan } from './powers.ts'

const WRITING = ['create', 'bulkCreate', 'update'] as const

/** Members who may write the roles of members, and so give themselves or others more than they have. */
export function checkMemberships(
  organisations: Organisations,
  drawing: Drawing,
): readonly Diagnostic[] {
  const { memberships, roles } = organisations
  const { node, settings } = memberships
  const role = settings.fields.find(({ name }) => name === 'role')
  const isWritten =
    role !== undefined && role.writeRule === undefined && (role.visibility ?? 'normal') === 'normal'
  if (!isWritten) return []
  const named = memberRolesOf(organisations)
  const powers = memberPowers(organisations, drawing)
  return WRITING.flatMap((operation) =>
    (settings.access?.[operation] ?? []).flatMap((rule, index): readonly Diagnostic[] => {
      const found = readMemberRule(rule)
      const isAnyMember = found?.role === undefined && found?.permission === undefined
      // A condition on the role says which may be given.
      if (/ when /.test(rule) && tellsRole(rule)) return []
      const writers = isAnyMember ? roles : named(rule)
      const [pair] = writers.flatMap((writer) => {
        const more = moreThan(writer, powers)
        return more === undefined ? [] : [{ writer, more }]
      })
      if (pair === undefined) return []
      const place = { node: node.id, field: pointer('settings', 'access', operation, index) }
      const facts = { role: pair.writer, more: pair.more, table: node.name }
      return [diagnose('role-for-oneself', place, facts)]
    }),
  )
}

function tellsRole(rule: string): boolean {
  const parsed = parse(rule.slice(rule.indexOf(' when ') + ' when '.length))
  return parsed.ok && mentions(parsed.expression, (piece) => isMember(piece, 'row', 'role'))
}
