import { OPERATIONS, readRule, type Access, type Operation } from '../access.ts'
import type { Drawing, TablePart } from '../drawing.ts'
import { readMemberRule } from './member-rule.ts'
import { homeOf, type Organisations } from './organisations.ts'

type Rules = Readonly<Partial<Record<Operation, Access>>>

const WRITING: ReadonlySet<Operation> = new Set(['create', 'bulkCreate', 'update'])

/**
 * The rules of a table as they are once organisations are kept apart: a rule for members becomes a
 * condition on the memberships, every other one gets the same condition besides, and nothing may be
 * written that ties rows of two organisations together. One for each that was drawn, in order; those
 * that come to the same are the same text.
 */
export function lowerAccess(part: TablePart, drawing: Drawing): Rules {
  const { access = {} } = part.settings
  const { organisations } = drawing
  if (organisations === undefined) return access
  const home = homeOf(part, organisations)
  const isOrganisation = part === organisations.table
  if (home === undefined && !isOrganisation) return access
  const place = home === undefined ? 'row' : `row.${home.name}`
  const lower = (operation: Operation, rules: Access): Access => {
    const ties = WRITING.has(operation) ? tiesOf(part, drawing, organisations) : []
    return rules.map((rule) => {
      const forMembers = readMemberRule(rule)
      // Whoever makes an organisation is no member of it yet.
      if (forMembers === undefined && isOrganisation) return rule
      const { caller, when } = forMembers ? { caller: 'signedIn', ...forMembers } : callerOf(rule)
      const roles = forMembers ? rolesOf(rules, forMembers.when, organisations) : undefined
      const conditions = [membership(place, organisations, roles), ...ties]
      return `${caller} when ${[...conditions, ...(when ? [`(${when})`] : [])].join(' && ')}`
    })
  }
  const entries = OPERATIONS.flatMap((operation) => {
    const rules = access[operation]
    return rules === undefined ? [] : [[operation, lower(operation, rules)] as const]
  })
  return Object.fromEntries(entries)
}

/** `role:editor` and what stands behind “when”. */
function callerOf(rule: string): { readonly caller: string; readonly when?: string } {
  const { when } = readRule(rule)
  return { caller: rule.replace(/ when .*/s, ''), ...(when !== undefined && { when }) }
}

/** All that members may be to meet one of the rules with this condition; undefined where all of them may. */
function rolesOf(
  rules: Access,
  when: string | undefined,
  { part: { settings } }: Organisations,
): readonly string[] | undefined {
  const alike = rules
    .flatMap((rule) => readMemberRule(rule) ?? [])
    .filter((one) => one.when === when)
  if (alike.some(({ role, permission }) => role === undefined && permission === undefined))
    return undefined
  return [
    ...new Set(
      alike.flatMap(
        ({ role, permission }) =>
          role ?? settings.permissions.find(({ name }) => name === permission)?.roles ?? [],
      ),
    ),
  ]
}

/** `row.organisation.memberships.some(member => member.user == user && member.role == 'admin')` */
function membership(
  place: string,
  { members, account }: Organisations,
  roles: readonly string[] | undefined,
): string {
  // Nobody has a permission that no role gives.
  if (roles?.length === 0) return 'false'
  const any = roles?.map((role) => `member.role == '${role}'`).join(' || ')
  const isOf = any === undefined ? '' : ` && ${roles?.length === 1 ? any : `(${any})`}`
  return `${place}.${members}.some(member => member.${account} == user${isOf})`
}

/** What a row leads to belongs where it does itself. */
function tiesOf(
  part: TablePart,
  drawing: Drawing,
  organisations: Organisations,
): readonly string[] {
  const own = homeOf(part, organisations)
  if (own === undefined) return []
  return (part.settings.relations ?? []).flatMap((relation) => {
    const target = drawing.tableById.get(relation.target)
    const its = target && homeOf(target, organisations)
    if (its === undefined) return []
    const { name, type, required } = relation
    if (type === 'manyToMany')
      return [`row.${name}.every(one => one.${its.name} == row.${own.name})`]
    const isSame = `row.${name}.${its.name} == row.${own.name}`
    return [required === true ? isSame : `(row.${name} == null || ${isSame})`]
  })
}
