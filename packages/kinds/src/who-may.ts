import { readRule, type Access, type Operation } from './access.ts'
import type { RouteInfo } from './contribution.ts'
import type { ColumnModel, Model, TableModel } from './model.ts'
import { creationStatus, meets, standingOf, statusFor, type Player } from './table/emit/cast.ts'
import { rulesInWords } from './table/emit/rules-in-words.ts'

/** The status that a call is answered with, or that it is done; null where it depends on what stands in the row. */
export type Answer = number | 'done' | null

/** What somebody is told, by whose the row is that they call about; or in any case, where there is none. */
export type Answers =
  | { readonly own: Answer; readonly foreign: Answer; readonly missing: Answer }
  | { readonly always: Answer }

/** Whether somebody may, with a row of their own and with another. */
export interface May {
  readonly own: boolean
  readonly foreign: boolean
}

/** Somebody who calls: `nobody`, who has not signed in, or one of a role. */
export interface CallerKind {
  readonly name: string
  readonly role?: string
  readonly permissions?: readonly string[]
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
  const { auth } = model
  const callers = [
    { name: 'nobody' },
    ...(auth?.settings.roles.map((role) => ({ name: role, ...standingOf(role, auth) })) ?? []),
  ]
  return {
    callers,
    routes: routes.map((route) => ({
      method: route.method,
      path: route.path,
      name: route.name,
      node: route.nodes.at(-1) ?? '',
      rules: rulesInWords(route.access),
      told: callers.map((caller) => told(caller, route)),
    })),
    fields: model.tables
      .filter(({ access }) => Object.keys(access).length > 0)
      .flatMap((table) =>
        table.columns.map((column) => ({
          node: table.node,
          table: table.names.plural,
          field: column.name,
          read: callers.map((caller) => may(caller, table, column, 'read')),
          write: callers.map((caller) => may(caller, table, column, 'write')),
        })),
      ),
  }
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

function told(caller: CallerKind, { access, operation }: RouteInfo): Answers {
  const as = (owns: boolean): Player => ({ ...caller, owns: owns && caller.role !== undefined })
  switch (operation) {
    case 'create':
    case 'bulkCreate':
      return { always: creationStatus(as(true), access, DONE[operation]) ?? null }
    case 'auth':
    case 'flow': {
      // Which status it is then is for the flow to say.
      const status = statusFor(as(true), withoutConditions(access), 200)
      return { always: status === 200 ? 'done' : (status ?? null) }
    }
    default: {
      const done = DONE[operation]
      const own = statusFor(as(true), access, done) ?? null
      const foreign = statusFor(as(false), access, done) ?? null
      return { own, foreign, missing: own === 401 || own === 403 ? own : missing(operation) }
    }
  }
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
): May {
  const isOpen = side === 'read' ? column.readable : column.writable
  const rules = side === 'read' ? column.settings?.readRule : column.settings?.writeRule
  const isMet = (owns: boolean): boolean => {
    const player = { ...caller, owns: owns && caller.role !== undefined }
    const reaches = (operation: Operation): boolean => {
      const status = statusFor(player, access[operation] ?? [], DONE[operation])
      return status === undefined || status === DONE[operation]
    }
    const reached = (side === 'read' ? READING : WRITING).filter((one) => access[one]).some(reaches)
    return isOpen && reached && (rules?.some((rule) => meets(player, readRule(rule))) ?? true)
  }
  return { own: isMet(true), foreign: isMet(false) }
}
