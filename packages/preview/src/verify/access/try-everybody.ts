import type { Model, RouteInfo } from '@drawbridge/kinds'
import type { CompiledOk } from '../../backend.ts'
import type { Backends } from '../../calls.ts'
import { type AnyCaller, type Callers, createCallers } from '../../development/callers.ts'
import type { Told } from '../../development/compare.ts'
import { NoCaller } from '../../development/no-caller.ts'
import type { Person } from '../../development/person.ts'
import type { PreviewRequest } from '../../http.ts'
import { exampleBodies } from './example-body.ts'
import { makeFirstRows } from './first-rows.ts'

/** An endpoint that did to somebody what the rules as drawn don't say. */
export interface Breach {
  readonly sort: 'opens' | 'refuses' | 'crashes'
  readonly route: RouteInfo
  readonly who: string
  readonly status: number
  readonly expected: Told['expected']
}

export interface Tried {
  readonly asked: number
  /** Endpoints that it came to. */
  readonly reached: number
  readonly people: number
  readonly breaches: readonly Breach[]
  /** Why nobody could be signed in, or that the time was over. */
  readonly remark?: string
}

/** Signed by nobody who may. */
const FORGED = `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded({ sub: '1', role: 'admin' })}.`

/**
 * Asks every endpoint as everybody: as nobody, with a forged token, as each role, and as somebody
 * whose the row is not. What each should be told follows from the drawing alone.
 */
export async function tryEverybody(
  backends: Backends,
  id: string,
  compiled: CompiledOk,
  over: AbortSignal,
): Promise<Tried> {
  const callers = createCallers(backends)
  const bodyOf = exampleBodies(compiled)
  const { people, remark: missing } = await peopleOf(callers, id, compiled)
  const [owner, ...others] = people
  const makers = owner === undefined ? ['nobody' as const] : [owner, ...others.toReversed()]
  const rows = await makeFirstRows({ callers, bodyOf }, id, compiled, makers)
  const everybody: readonly AnyCaller[] = ['nobody', ...people]
  const breaches: Breach[] = []
  let asked = 0

  async function ask(route: RouteInfo, whom: readonly AnyCaller[], request: PreviewRequest) {
    const compared = await callers.compare(id, compiled, whom, request)
    for (const [at, { told, missing: absent }] of compared.entries())
      for (const one of absent === null ? [told] : [told, absent]) {
        asked += 1
        const sort = breachOf(route, one, 'authorization' in (request.headers ?? {}))
        const who = request.headers?.['authorization'] ? 'a forged token' : nameOf(whom[at])
        if (sort !== undefined)
          breaches.push({ sort, route, who, status: one.status, expected: one.expected })
      }
  }

  for (const [reached, route] of compiled.routes.entries()) {
    if (over.aborted) {
      const remark = 'The time for the others was over.'
      return { asked, reached, people: everybody.length, breaches, remark }
    }
    const request = requestFor(route, rows.get(route.nodes.at(-1) ?? ''), bodyOf)
    await ask(route, everybody, request)
    if (people.length === 0 || route.access.includes('public')) continue
    const authorization = `${compiled.model.auth?.settings.scheme ?? 'Bearer'} ${FORGED}`
    await ask(route, ['nobody'], { ...request, headers: { ...request.headers, authorization } })
  }
  const remark = missing === undefined ? {} : { remark: missing }
  const reached = compiled.routes.length
  return { asked, reached, people: everybody.length, breaches, ...remark }
}

/** Somebody whose the rows are, somebody else of the same role, and one of each other role. */
async function peopleOf(
  callers: Callers,
  id: string,
  compiled: CompiledOk,
): Promise<{ readonly people: readonly Person[]; readonly remark?: string }> {
  const { auth } = compiled.model
  if (auth === undefined) return { people: [] }
  const wanted = [{ name: 'owner', ...membership(compiled.model) }, { name: 'stranger' }]
  const others = auth.settings.roles.slice(1)
  const people: readonly Person[] = [
    ...wanted,
    ...others.map((role, at) => ({ name: `other${at + 1}`, role })),
  ]
  try {
    for (const person of people) await callers.signIn(id, compiled, person)
  } catch (error) {
    if (error instanceof NoCaller) return { people: [], remark: error.message }
    throw error
  }
  return { people }
}

function membership({ organisations }: Model): Partial<Person> {
  if (organisations === undefined) return {}
  const [role] = organisations.roles
  return { membership: { organisation: 1, ...(role !== undefined && { role }) } }
}

function requestFor(
  { method, path }: RouteInfo,
  row: string | undefined,
  bodyOf: (method: string, path: string) => object | undefined,
): PreviewRequest {
  const filled = path.replaceAll(/\{\w+\}/g, row ?? '1')
  const body = bodyOf(method, path)
  if (body === undefined) return { method, path: filled }
  const headers = { 'content-type': 'application/json' }
  return { method, path: filled, headers, body: JSON.stringify(body) }
}

/** Flows may refuse whom they like; that they let somebody in is another matter. */
function breachOf(
  { operation }: RouteInfo,
  { status, expected }: Told,
  isForged: boolean,
): Breach['sort'] | undefined {
  if (status === 500) return 'crashes'
  if (typeof expected !== 'number') return undefined
  if (expected >= 400) return status < 400 ? 'opens' : undefined
  const isDrawn = operation === 'auth' || operation === 'flow'
  return !isDrawn && !isForged && (status === 401 || status === 403) ? 'refuses' : undefined
}

function nameOf(caller: AnyCaller | undefined): string {
  if (caller === undefined || typeof caller === 'string') return caller ?? 'nobody'
  return caller.role === undefined ? caller.name : `“${caller.role}”`
}

function encoded(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}
