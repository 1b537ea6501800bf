import type { Command } from '@drawbridge/commands'
import { accessOf } from '@drawbridge/compiler'
import {
  isDrawnByHand,
  isOfSignIn,
  type Answers,
  type CallerKind,
  type RouteInfo,
} from '@drawbridge/kinds'
import { plays } from '@drawbridge/kinds/faces'
import {
  itemsOf,
  segmentsOf,
  type JsonObject,
  type Manifest,
  type Node,
} from '@drawbridge/manifest'
import { unlessTaken } from '../draft.ts'
import { answeredBy } from './answered-by.ts'
import { limitCalls } from './limit-calls.ts'

/** A test that follows from the drawing alone. */
export interface FirstTest {
  readonly name: string
  /** Parts that it is about. */
  readonly about: readonly string[]
  readonly command: Command
}

/**
 * For each list, and each endpoint drawn by hand: one call as somebody who may, where what it answers is
 * known, and one as nobody and as somebody who may not; for each limit of a table, a row that passes it.
 * None while something is wrong with the drawing.
 */
export function firstTests(manifest: Manifest): readonly FirstTest[] {
  const { access, routes } = accessOf(manifest)
  const callers = access?.callers ?? []
  const wanted = routes
    .map((route, at) => ({ route, callers, told: access?.routes[at]?.told ?? [] }))
    .toSorted((one, other) => Number(isDrawnByHand(one.route)) - Number(isDrawnByHand(other.route)))
    .flatMap((told) => ofRoute(told, manifest))
  const apis = manifest.nodes.filter((node) => plays(node, 'callers'))
  return apis.flatMap((api) => {
    const kept = itemsOf(api.settings['tests'])
    const taken = new Set(kept.map(({ id }) => String(id)))
    return wanted
      .filter((one) => one.api === api.id && !kept.some((test) => isSameCall(test, one.call)))
      .map(({ name, about, call }) => {
        const wish = `t_${[call['table'] ?? call['endpoint'], call['as'] ?? 'nobody'].join('_')}`
        const id = unlessTaken(wish.slice(0, 60), taken)
        taken.add(id)
        const item = { id, name, ...call }
        return { name, about, command: { type: 'insertItem', id: api.id, path: ['tests'], item } }
      })
  })
}

interface Wanted {
  /** Id of the api that keeps the test. */
  readonly api: string
  readonly name: string
  readonly about: readonly string[]
  readonly call: JsonObject
}

/** A route, and what each caller is told there. */
interface Told {
  readonly route: RouteInfo
  readonly callers: readonly CallerKind[]
  readonly told: readonly Answers[]
}

/** What is called, in a test and in words, and the status where it is done. */
interface Called {
  readonly says: string
  readonly about: string
  readonly call: JsonObject
  readonly done: number | undefined
}

function ofRoute({ route, callers, told }: Told, manifest: Manifest): readonly Wanted[] {
  const { nodes } = manifest
  const api = nodes.find((node) => route.nodes.includes(node.id) && plays(node, 'callers'))
  if (!api || isOfSignIn(route)) return []
  const called = calledBy(route, manifest)
  if (!called) return ofLimits(api, { route, callers, told }, manifest)
  // A role is all that a test says of a caller; members and keys are left to people.
  const answers = callers.flatMap(({ role, membership, key }, at) => {
    const known = membership === undefined && !key ? told[at] : undefined
    return known === undefined ? [] : [{ as: role, status: statusOf(known, called) }]
  })
  const wants = (mays: string, all: typeof answers): readonly Wanted[] =>
    all.map(({ as, status = 0 }) => ({
      api: api.id,
      name: `${whoIs(as)} ${mays} ${called.says}`,
      about: [called.about],
      call: { ...called.call, ...(as !== undefined && { as }), status },
    }))
  const allowed = answers.filter(({ status }) => status !== undefined && status < 400)
  const refused = answers.filter(({ status }) => status === 401 || status === 403)
  return [
    ...wants('may', allowed.slice(0, 1)),
    ...wants('may not', [
      ...refused.filter(({ as }) => as === undefined),
      ...refused.filter(({ as }) => as !== undefined).slice(0, 1),
    ]),
  ]
}

const INVALID = 400

/** What may be written, and what may not, by the first whom the rules let write it. */
function ofLimits(
  api: Node,
  { route, callers, told }: Told,
  manifest: Manifest,
): readonly Wanted[] {
  const { operation } = route
  const table = manifest.nodes.find(({ id }) => id === route.nodes.at(-1))
  const isElse = callers.some(({ membership }) => membership !== undefined)
  if ((operation !== 'create' && operation !== 'update') || !table || isElse) return []
  const done = operation === 'create' ? 201 : 200
  const at = told.findIndex((one) => ('always' in one ? one.always : one.own) === done)
  const as = callers[at]?.role
  const keepsAccounts = manifest.connections.some(
    ({ from, to }) =>
      to === table.id && manifest.nodes.some((one) => one.id === from && plays(one, 'people')),
  )
  const isOwned = operation === 'update' && table.settings['owner'] === true && as === undefined
  if (at < 0 || keepsAccounts || isOwned) return []
  const errors = Object(Object(api.settings['errors']).invalid)
  const refused: unknown = errors.status ?? INVALID
  return limitCalls(table, operation).map(({ says, isRefused, call }) => ({
    api: api.id,
    name: isRefused ? says : `${whoIs(as)} may ${says}`,
    about: [table.id],
    call: {
      ...call,
      ...(as !== undefined && { as }),
      status: isRefused && typeof refused === 'number' ? refused : done,
    },
  }))
}

function calledBy(route: RouteInfo, { nodes }: Manifest): Called | undefined {
  const { operation, path, method, field = '' } = route
  const about = route.nodes.at(-1) ?? ''
  const node = nodes.find(({ id }) => id === about)
  if (!isDrawnByHand(route))
    return node === undefined || operation !== 'list' || path.includes('{')
      ? undefined
      : {
          says: `list ${node.name}`,
          about,
          call: { table: about, operation },
          done: 200,
        }
  const [, list = '', at] = segmentsOf(field)
  const endpoint = itemsOf(node?.settings[list])[Number(at)]
  const { id, path: drawn } = endpoint ?? {}
  if (endpoint === undefined || typeof id !== 'string' || typeof drawn !== 'string')
    return undefined
  const params = [...drawn.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, '1'] as const)
  return {
    says: `call ${method} ${drawn}`,
    about,
    call: { endpoint: id, ...(params.length > 0 && { params: Object.fromEntries(params) }) },
    done: params.length > 0 ? undefined : answeredBy(endpoint),
  }
}

/** Undefined where it depends on what a row holds, or on the steps. */
function statusOf(told: Answers, { done }: Called): number | undefined {
  const answers = 'always' in told ? [told.always] : [told.own, told.missing]
  const refusal = answers.find((one) => one === 401 || one === 403)
  if (typeof refusal === 'number') return refusal
  return answers.every((one) => one === 'done' || (one !== null && one < 400)) ? done : undefined
}

const whoIs = (as: string | undefined): string =>
  as === undefined ? 'Somebody who has not signed in' : `Somebody of the role ${as}`

const isSameCall = (kept: JsonObject, call: JsonObject): boolean =>
  ['table', 'operation', 'endpoint', 'as'].every((key) => kept[key] === call[key]) &&
  (call['body'] === undefined || JSON.stringify(kept['body']) === JSON.stringify(call['body']))
