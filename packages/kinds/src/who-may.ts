import { readRule, type Access, type Operation } from './access.ts'
import { keyScopeOf } from './auth/ways/api-keys/scopes.ts'
import type { RouteInfo } from './contribution.ts'
import { memberJudge } from './member-judge.ts'
import { rulesSaid } from './member-words.ts'
import type { ColumnModel, Model, TableModel } from './model.ts'
import { mayOnlyBeRead } from './table/emit/refusal.ts'
import { resourceOf } from './table/emit/resource.ts'
import {
  creationStatus,
  meets,
  standingOf,
  statusFor,
  type Judge,
  type Player,
} from './table/emit/cast.ts'

/** The status that a call is answered with, or that it is done; null where it depends on what stands in the row. */
export type Answer = number | 'done' | null

/** What somebody is told, by whose the row is that they call about; or in any case, where there is none. */
export type Answers =
  | {
      readonly own: Answer
      /** Of members: about a row of their organisation that is not their own. */
      readonly shared?: Answer
      readonly foreign: Answer
      readonly missing: Answer
    }
  | { readonly always: Answer }

/** Whether somebody may, with a row of their own and with another. */
export interface May {
  readonly own: boolean
  readonly foreign: boolean
}

/**
 * Somebody who calls: `nobody`, who has not signed in, one of a role, a member of the organisation
 * that a row belongs to, or a program with a key that is good for reading.
 */
export interface CallerKind {
  readonly name: string
  readonly role?: string
  readonly permissions?: readonly string[]
  /** The role of a member within the organisation; empty where members have none. */
  readonly membership?: string
  readonly key?: true
}

export interface RouteAnswers {
  readonly method: RouteInfo['method']
  readonly path: string
  readonly name: string
  /** The part that has its rules. */
  readonly node: string
  /** `its owner; an admin` */
  readonly rules: string
  /** In the order of the callers. */
  readonly told: readonly Answers[]
}

export interface FieldAnswers {
  /** Node id of the table, and the name of the field. */
  readonly node: string
  readonly table: string
  readonly field: string
  /** In the order of the callers, in rows that they reach. */
  readonly read: readonly May[]
  readonly write: readonly May[]
}

/** Who may do what: every route and every field, for everybody who may call. */
export interface WhoMay {
  readonly callers: readonly CallerKind[]
  readonly routes: readonly RouteAnswers[]
  readonly fields: readonly FieldAnswers[]
}

/** What the policy of a backend comes to. A row that is not the caller's is foreign. */
export function whoMay(model: Model, routes: readonly RouteInfo[]): WhoMay {
  const callers = callersOf(model)
  return {
    callers,
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      name: route.name,
      node: route.nodes.at(-1) ?? '',
      rules: rulesSaid(route.access, model),
      told: callers.map((caller) => told(caller, route, model)),
    })),
    fields: model.tables
      .filter(({ access }) => Object.keys(access).length > 0)
      .flatMap((table) =>
        table.columns.map((column) => ({
          node: table.node,
          table: table.names.plural,
          field: column.name,
          read: callers.map((caller) => may(caller, table, column, 'read', model)),
          write: callers.map((caller) => may(caller, table, column, 'write', model)),
        })),
      ),
  }
}

function callersOf({ auth, organisations }: Model): readonly CallerKind[] {
  if (auth === undefined) return [{ name: 'nobody' }]
  const { roles, ways } = auth.settings
  const [first = ''] = roles
  const standing = standingOf(first, auth)
  const members =
    organisations === undefined ? [] : organisations.roles.length > 0 ? organisations.roles : ['']
  const isRead = (one: string): boolean => one === 'read' || one.endsWith(':read')
  return [
    { name: 'nobody' },
    ...roles.map((role) => ({ name: role, ...standingOf(role, auth) })),
    ...members.map((membership) => ({
      name: membership === '' ? 'member' : `member: ${membership}`,
      ...standing,
      membership,
    })),
    ...(ways.some(({ kind }) => kind === 'apiKeys')
      ? [
          {
            name: 'key to read',
            role: first,
            permissions: standing.permissions?.filter(isRead) ?? [],
            key: true as const,
          },
        ]
      : []),
  ]
}

/** What a call that is done answers with. */
const DONE: Readonly<Record<Operation, number>> = {
  list: 200,
  read: 200,
  create: 201,
  bulkCreate: 201,
  update: 200,
  delete: 204,
  restore: 200,
}

function told(caller: CallerKind, route: RouteInfo, model: Model): Answers {
  const { access, operation } = route
  if (
    caller.key &&
    !access.includes('public') &&
    keyScopeOf(route, model)?.endsWith(':read') !== true
  )
    return { always: 403 }
  const isMember = caller.membership !== undefined
  const within = isMember ? memberJudge(model, caller.membership) : undefined
  const outside = isMember ? memberJudge(model, null) : undefined
  const as = (owns: boolean): Player => ({ ...caller, owns: owns && caller.role !== undefined })
  switch (operation) {
    case 'create':
    case 'bulkCreate':
      return { always: creationStatus(as(true), access, DONE[operation], within) ?? null }
    case 'auth':
    case 'flow': {
      const { members } = route
      if (members !== undefined && caller.role !== undefined) {
        if (caller.membership === undefined) return { always: 404 }
        const isFor = members.roles === null || members.roles.includes(caller.membership)
        return { always: isFor ? 'done' : members.otherwise }
      }
      // Which status it is then is for the flow to say.
      const status = statusFor(as(true), withoutConditions(access), 200)
      return { always: status === 200 ? 'done' : (status ?? null) }
    }
    default: {
      const about = (owns: boolean, judge?: Judge): Answer =>
        statusAbout(as(owns), route, operation, model, judge) ?? null
      const own = about(true, within)
      const shared = isMember && { shared: about(false, within) }
      // Of these callers the policy lets nobody ask.
      const atOnce = statusFor(as(true), access, DONE[operation], within)
      const isRefused = atOnce === 401 || atOnce === 403
      const foreign = about(false, outside)
      return { own, ...shared, foreign, missing: isRefused ? atOnce : missing(operation) }
    }
  }
}

/** What is told about a row that is there: who may only read it is told that it is not theirs to change. */
function statusAbout(
  player: Player,
  { access, nodes }: RouteInfo,
  operation: Operation,
  model: Model,
  judge?: Judge,
): number | undefined {
  const status = statusFor(player, access, DONE[operation], judge)
  const table = model.tables.find(({ node }) => node === nodes.at(-1))
  if (status !== 404 || table === undefined) return status
  if (!mayOnlyBeRead(resourceOf(table, model), operation)) return status
  const read = statusFor(player, table.access.read ?? [], DONE.read, judge)
  return read === undefined ? undefined : read === DONE.read ? 403 : 404
}

/** A list is there although nothing is on it. */
function missing(operation: Operation): number {
  return operation === 'list' ? DONE.list : 404
}

/** A flow has no row that a condition could be about. */
function withoutConditions(access: Access): Access {
  return access.map((rule) => rule.replace(/ when .*/s, ''))
}

const READING = ['list', 'read'] as const
const WRITING = ['create', 'bulkCreate', 'update'] as const

/** Whether somebody may read or write a field: the field's own rule, in rows that they reach. */
function may(
  caller: CallerKind,
  { access }: Pick<TableModel, 'access'>,
  column: ColumnModel,
  side: 'read' | 'write',
  model: Model,
): May {
  const judge = caller.membership === undefined ? undefined : memberJudge(model, caller.membership)
  const isOpen = side === 'read' ? column.readable : column.writable && caller.key === undefined
  const rules = side === 'read' ? column.settings?.readRule : column.settings?.writeRule
  const isMet = (owns: boolean): boolean => {
    const player = { ...caller, owns: owns && caller.role !== undefined }
    const reaches = (operation: Operation): boolean => {
      const status = statusFor(player, access[operation] ?? [], DONE[operation], judge)
      return status === undefined || status === DONE[operation]
    }
    const reached = (side === 'read' ? READING : WRITING).filter((one) => access[one]).some(reaches)
    return isOpen && reached && (rules?.some((rule) => meets(player, readRule(rule))) ?? true)
  }
  return { own: isMet(true), foreign: isMet(false) }
}
