import { code, commas, key, ref, type Code } from '@drawbridge/source'
import { newEmission } from '../../../flow/emission.ts'
import { insertFunction } from '../../../flow/data/insert.ts'
import {
  createdThroughEvents,
  CREATING,
  startsEvents,
  toldOf,
} from '../../../flow/data/through-events.ts'
import { QueryFile } from '../../../flow/query-file.ts'
import type { ColumnModel } from '../../../model.ts'
import { tableOf } from '../../../table/emit/lookup.ts'
import { keyType } from '../../../table/emit/read.ts'
import { resourceOf, type Resource } from '../../../table/emit/resource.ts'
import type { Accounts } from '../../emit/accounts.ts'

const FOLDER = 'src/auth/invitations'
export const inFolder = (file: string): string => `${FOLDER}/${file}.ts`

/** What invitations are into, as emitted code speaks of it. */
export interface Parts {
  readonly accounts: Accounts
  /** The columns of a membership: whose it is, of whom, and what the member may do, where that differs. */
  readonly columns: {
    readonly home: ColumnModel
    readonly account: ColumnModel
    readonly role?: ColumnModel
  }
  /** What members may be; empty where all may the same. */
  readonly roles: readonly string[]
  readonly organisations: Resource
  readonly memberships: Resource
  /** Type of an organisation's id. */
  readonly keyType: Code
  /** Type of what a member may do; absent where all may the same. */
  readonly roleType?: Code
}

/** Undefined where it is not clear who is a member of what, which is said elsewhere. */
export function partsOf(accounts: Accounts): Parts | undefined {
  const { model } = accounts
  const { organisations: apart } = model
  const table = tableOf(apart?.table ?? '', model)
  const members = tableOf(apart?.memberships ?? '', model)
  if (apart === undefined || table === undefined || members === undefined) return undefined
  const organisations = resourceOf(table, model)
  const memberships = resourceOf(members, model)
  const { account, organisation: home, roles } = apart
  const role = roles.length > 0 ? members.columns.find(({ name }) => name === 'role') : undefined
  return {
    accounts,
    columns: { home, account, ...(role && { role }) },
    roles,
    organisations,
    memberships,
    keyType: code`${keyType(organisations)}`,
    ...(role && { roleType: code`${memberships.knownType}['role']` }),
  }
}

/** `src/auth/invitations/membership.ts`: how somebody becomes a member, with all that follows from it. */
export function membershipFile({ accounts: { model }, columns: of, memberships }: Parts): {
  readonly code: Code
  /** What events are told besides: who is at work, and the log. */
  readonly told: readonly string[]
  /** A new membership of these, over `tx`, `user` and `log`; null where they are a member already. */
  readonly call: Code
} {
  const file = new QueryFile(inFolder('membership'))
  const { home, account, role } = of
  const columns = [home, account, ...(role ? [role] : [])]
  const written = columns.map((column) => ({ column, mayBeAbsent: false }))
  const emission = newEmission(model, file, new Set(), { kind: 'call', inputs: [] })
  const type = memberships.table.names.type
  const told = toldOf(memberships, { model, user: code`user`, log: code`log` }, ...CREATING)
  const wish = `create${type}`
  const insert = insertFunction(
    file,
    memberships,
    written,
    startsEvents(emission, memberships, ...CREATING) ? `insert${type}` : wish,
    'nothing',
  )
  createdThroughEvents(emission, memberships, written, insert, wish, true)
  const member = (column: ColumnModel, value: Code): Code => code`${key(column.name)}: ${value}`
  const values = [
    member(home, code`invitation.organisationId`),
    member(account, code`account.id`),
    ...(role ? [member(role, code`invitation.role`)] : []),
  ]
  return {
    code: file.code ?? code``,
    told: ['user', 'log'].slice(0, told.length),
    call: code`await ${ref(wish, file.path)}(${[code`tx`, code`{ ${commas(values)} }`, ...told]})`,
  }
}
