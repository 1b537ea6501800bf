import { keyScopeOf, type RouteInfo, whoMay, type WhoMay } from '@drawbridge/kinds'
import type { CompiledOk } from '../backend.ts'
import type { Backends } from '../calls.ts'
import type { PreviewRequest } from '../http.ts'
import { paramOf, routeOf } from '../routes.ts'
import type { AnyCaller, Callers } from './callers.ts'
import { type Person, personOf } from './person.ts'
import { authOf } from './sign-in.ts'
import { absentOf, countsOf, type Whose, whoseOf } from './whose-row.ts'

/** What one of several was told, and what they should have been told by the rules as drawn. */
export interface Comparison {
  /** Whose the row is that the request is about; null where it is about none. */
  readonly whose: Whose | null
  readonly told: Told
  /** The same about a row that is not there; null where the request is about none. */
  readonly missing: Told | null
}

export interface Told {
  readonly status: number
  /** A status, or that the endpoint does what it does; null where it depends on what stands in the row. */
  readonly expected: number | 'done' | null
  readonly agrees: boolean
}

type Parts = Pick<Callers, 'call' | 'signIn'> & { readonly backends: Backends }

/** The same request of each, one after the other, and of each what it wrote is taken back. */
export async function compareCallers(
  { backends, call, signIn }: Parts,
  id: string,
  compiled: CompiledOk,
  callers: readonly AnyCaller[],
  request: PreviewRequest,
): Promise<readonly Comparison[]> {
  const { model, routes } = compiled
  const route = routeOf(routes, request.method, request.path)
  const key = route && paramOf(route.path, request.path)
  const view = whoMay(model, routes)
  const compared: Comparison[] = []
  for (const caller of callers) {
    const person = caller === 'nobody' ? undefined : personOf(caller, authOf(model))
    const account = person && !person.isProgram ? await signIn(id, compiled, person) : undefined
    const counts = route && key && countsOf(model, route, key.value, account?.identifier)
    const whose = counts ? whoseOf(await backends.query(id, counts)) : null
    const ask = async (path: string, row: Whose | null): Promise<Told> => {
      const { status } = await call(
        id,
        compiled,
        caller,
        { ...request, path },
        { dry: true, byStudio: true },
      )
      const expected = expectedOf(compiled, view, route, person, row)
      return { status, expected, agrees: agreesWith(status, expected) }
    }
    const told = await ask(request.path, whose)
    const absent = whose && key && route && absentOf(model, route, key)
    compared.push({ whose, told, missing: absent ? await ask(absent, 'missing') : null })
  }
  return compared
}

function expectedOf(
  { model }: CompiledOk,
  view: WhoMay,
  route: RouteInfo | undefined,
  person: Person | undefined,
  whose: Whose | null,
): Told['expected'] {
  if (route === undefined) return 404
  // Which organisation the call is about stands in what it sends.
  if (route.members !== undefined && person?.membership !== undefined) return null
  const answers = view.routes.find((one) => one.method === route.method && one.path === route.path)
  const role = person && (person.role ?? model.auth?.settings.roles[0])
  const told = answers?.told[view.callers.findIndex((caller) => caller.role === role)]
  if (told === undefined) return null
  const scopes = person?.scopes
  if (scopes !== undefined && !route.access.includes('public')) {
    const scope = keyScopeOf(route, model)
    if (scope === undefined || !covers(scopes, scope)) return 403
  }
  if ('always' in told) return told.always
  if (whose === 'missing') return told.missing
  return whose === 'foreign' ? told.foreign : told.own
}

const covers = (scopes: readonly string[], scope: string): boolean =>
  scopes.includes(scope) || scopes.includes(scope.slice(scope.indexOf(':') + 1))

/** Whoever is let in may still be told that what they sent is not good. */
function agreesWith(status: number, expected: Told['expected']): boolean {
  if (expected === null) return true
  if (expected === 'done') return status !== 401 && status !== 403
  return expected < 400 ? ![401, 403, 404].includes(status) : status === expected
}
