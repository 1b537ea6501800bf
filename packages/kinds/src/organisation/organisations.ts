import type { OrganisationPart, TablePart } from '../drawing.ts'
import type { Relation } from '../table/settings.ts'

/** Who is kept apart from whom: the organisations, their members, and whose rows are whose. */
export interface Organisations {
  readonly part: OrganisationPart
  readonly table: TablePart
  readonly memberships: TablePart
  /** What an organisation calls its memberships: `memberships`. */
  readonly members: string
  /** What a membership calls the account of its member: `user`. */
  readonly account: string
  /** The choices of the field `role` of a membership; none where it has no such field. */
  readonly roles: readonly string[]
}

/** Undefined where none are drawn, or it is not clear who is a member of what. */
export function organisationsOf(
  [part]: readonly OrganisationPart[],
  targets: (id: string) => readonly string[],
  tableById: ReadonlyMap<string, TablePart>,
  accounts: TablePart | undefined,
): Organisations | undefined {
  if (part === undefined || accounts === undefined) return undefined
  const table = targets(part.node.id)
    .map((id) => tableById.get(id))
    .find((one) => one !== undefined)
  const memberships = table && membershipsOf(part, table, accounts, tableById)
  if (table === undefined || memberships === undefined) return undefined
  const read = readMemberships(memberships, table, accounts)
  return typeof read === 'string' ? undefined : { part, table, memberships, ...read }
}

/** The table of members that was chosen, or else the one that could be it. */
export function membershipsOf(
  { settings }: OrganisationPart,
  table: TablePart,
  accounts: TablePart,
  tableById: ReadonlyMap<string, TablePart>,
): TablePart | undefined {
  if (settings.memberships !== undefined) return tableById.get(settings.memberships)
  return [...tableById.values()].find(
    (one) => typeof readMemberships(one, table, accounts) !== 'string',
  )
}

/** What is wrong with the table of members, as the end of a sentence; undefined where nothing is. */
export type MembershipFlaw = string

/** Reads what a table of members says, or finds out why it can't be one. */
export function readMemberships(
  memberships: TablePart,
  table: TablePart,
  accounts: TablePart,
): Pick<Organisations, 'members' | 'account' | 'roles'> | MembershipFlaw {
  const { relations = [], fields, indexes = [] } = memberships.settings
  const leadsTo = (target: TablePart): Relation | undefined =>
    relations.find((one) => one.target === target.node.id && isSure(one))
  const organisation = leadsTo(table)
  const account = leadsTo(accounts)
  const name = table.node.name
  if (organisation === undefined) return `it has no required relation to “${name}”`
  if (organisation.inverse === undefined)
    return `“${name}” doesn't see them: the relation “${organisation.name}” says nothing under “Seen from there as”`
  if (account === undefined) return `it has no required relation to “${accounts.node.name}”`
  const isUnique = indexes.some(
    ({ kind, fields: of }) =>
      kind === 'unique' &&
      of.length === 2 &&
      of.includes(organisation.name) &&
      of.includes(account.name),
  )
  if (!isUnique)
    return `somebody could be a member twice: it has no unique index over “${organisation.name}” and “${account.name}”`
  const role = fields.find((field) => field.name === ROLE)
  if (role !== undefined && (role.type !== 'enum' || role.required !== true))
    return 'its field “role” is not a required choice'
  return { members: organisation.inverse, account: account.name, roles: role?.values ?? [] }
}

/** The field of a membership that says what the member may do. */
const ROLE = 'role'

/**
 * The relation by which each row of a table belongs to an organisation: the first required one that
 * leads there. Undefined for a table of which no row belongs to one.
 */
export function homeOf(
  { settings }: TablePart,
  { table }: Pick<Organisations, 'table'>,
): Relation | undefined {
  return settings.relations?.find((one) => one.target === table.node.id && isSure(one))
}

/** Whether rows of a table are reached by members alone: its own rows are organisations, or belong to one. */
export function isKeptApart(part: TablePart, organisations: Organisations): boolean {
  return part === organisations.table || homeOf(part, organisations) !== undefined
}

const isSure = ({ type, required }: Relation): boolean => type !== 'manyToMany' && required === true
