import type { Compiled } from '@drawbridge/compiler'
import {
  isDrawnByHand,
  isOfSignIn,
  whoMay,
  type AccessAnswer,
  type Answers,
  type CallerKind,
  type May,
  type WhoMay,
} from '@drawbridge/kinds'
import type { SensitiveChange } from './sensitive-change.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/**
 * Endpoints and fields that somebody may use who could not before. Of what is new, only what anyone
 * may call: that its own people may use it is what it was drawn for.
 */
export function openings(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  const old = before && accessTo(before)
  const now = accessTo(after)
  return [...routesOpened(old, now), ...fieldsOpened(old, now)]
}

interface Access extends WhoMay {
  /** By what a route and a field are, whatever they are called now. */
  readonly routeKeys: readonly string[]
  readonly fieldKeys: readonly string[]
}

function accessTo({ model, routes }: CompiledOk): Access {
  const offered = routes.filter((route) => !isOfSignIn(route))
  const access = whoMay(model, offered)
  return {
    ...access,
    routeKeys: offered.map((route) =>
      isDrawnByHand(route)
        ? `${route.method} ${route.path}`
        : `${route.nodes.at(-1)} ${route.operation}`,
    ),
    fieldKeys: access.fields.map(({ node, field }) => {
      const columns = model.tables.find((table) => table.node === node)?.columns ?? []
      return `${node} ${columns.find(({ name }) => name === field)?.settings?.id ?? field}`
    }),
  }
}

function routesOpened(old: Access | undefined, now: Access): readonly SensitiveChange[] {
  return now.routes.flatMap((route, index) => {
    const address = `${route.method} ${route.path}`
    const was = old?.routes[old.routeKeys.indexOf(now.routeKeys[index] ?? '')]
    const opened = now.callers.filter(({ name }, at) => {
      const told = route.told[at]
      if (told === undefined || (was === undefined && at > 0)) return false
      return isWider(was && toldOf(old, was.told, name), told)
    })
    if (opened.length === 0) return []
    const rules = was && `: it was ${was.rules}, and becomes ${route.rules}`
    const says = `${whomOf(opened)} may call ${address}${rules ?? ''}.`
    return [{ sort: 'opens', key: `opens ${address} ${route.rules}`, says, node: route.node }]
  })
}

/** Fields that their own rules opened; where a whole table opened, its endpoints say so. */
function fieldsOpened(old: Access | undefined, now: Access): readonly SensitiveChange[] {
  const opened = (['read', 'write'] as const).flatMap((side) =>
    now.fields.flatMap((field, at) => {
      const callers = newlyIn(old, now, at, side)
      return callers.length === 0 ? [] : [{ side, field, callers }]
    }),
  )
  const stays = ({ side, field, callers }: (typeof opened)[number]): boolean =>
    now.fields.some(
      (other) =>
        other.node === field.node &&
        callers.every((caller) => may(other[side][now.callers.indexOf(caller)])) &&
        !opened.some((one) => one.field === other && one.side === side),
    )
  return opened.filter(stays).map(({ side, field, callers }) => ({
    sort: 'opens',
    key: `opens ${side} ${field.node} ${field.field} ${listed(callers)}`,
    says: `${whomOf(callers)} may ${side} ${field.table}.${field.field}, where they could not before.`,
    node: field.node,
  }))
}

/** Those who may read, or write, a field that was there before and that they could not. */
function newlyIn(
  old: Access | undefined,
  now: Access,
  index: number,
  side: 'read' | 'write',
): readonly CallerKind[] {
  const field = now.fields[index]
  const was = old?.fields[old.fieldKeys.indexOf(now.fieldKeys[index] ?? '')]
  if (was === undefined || field === undefined) return []
  return now.callers.filter(({ name }, at) => {
    const could = toldOf(old, was[side], name)
    return (field[side][at]?.own && !could?.own) || (field[side][at]?.foreign && !could?.foreign)
  })
}

const may = (one: May | undefined): boolean => one?.own === true || one?.foreign === true

/** What a caller was told; one who was not there before was nobody. */
function toldOf<Told>(old: WhoMay | undefined, told: readonly Told[], name: string) {
  const at = old?.callers.findIndex((caller) => caller.name === name) ?? -1
  return told[Math.max(at, 0)]
}

function isWider(was: Answers | undefined, now: Answers): boolean {
  return CASES.some((one) => admits(now, one) && !(was !== undefined && admits(was, one)))
}

const CASES = ['own', 'shared', 'foreign', 'missing'] as const

/** Whether the door opens, whatever becomes of it inside: a row that is missing is answered so. */
function admits(told: Answers, about: (typeof CASES)[number]): boolean {
  const answer: AccessAnswer | undefined = 'always' in told ? told.always : told[about]
  if (answer === undefined) return false
  return answer === null || answer === 'done' || answer < 400
}

const whomOf = (callers: readonly CallerKind[]): string =>
  callers.some(({ name }) => name === 'nobody') ? 'Anyone' : listed(callers)

const listed = (callers: readonly CallerKind[]): string =>
  callers.map(({ name }) => name).join(', ')
