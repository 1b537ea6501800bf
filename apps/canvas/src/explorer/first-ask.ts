import type { Manifest } from '@drawbridge/manifest'
import type { AnyCaller, Route } from '@drawbridge/protocol'
import { permissionsIn, rolesOf, splitRule } from '../details/table/access-words.ts'
import { callerOf, keyOf } from './cast.ts'

interface FirstAsk {
  readonly route: Route
  /** Who is let in. */
  readonly caller: AnyCaller
}

/** The request to begin with: one that needs nothing filled in, as somebody whom it lets in. */
export function firstAsk(
  routes: readonly Route[],
  manifest: Manifest,
  caller: AnyCaller,
): FirstAsk | undefined {
  const simple = routes.filter(({ method, path }) => method === 'GET' && !path.includes('{'))
  const lists = simple.filter(({ operation }) => operation === 'list')
  const asks = [...lists, ...simple].flatMap((route): readonly FirstAsk[] => {
    const letIn = whoMay(route, manifest, caller)
    return letIn === undefined ? [] : [{ route, caller: letIn }]
  })
  const asNow = asks.filter((ask) => keyOf(ask.caller) === keyOf(caller))
  return (
    asNow.find(({ route }) => route.operation === 'list' && /task/.test(route.path)) ??
    asNow.find(({ route }) => route.operation === 'list' && route.access.includes('public')) ??
    asNow.find(({ route }) => route.operation === 'list') ??
    asks[0]
  )
}

/** Whom a route lets in: whoever asks now, where it can be them. */
function whoMay({ access }: Route, manifest: Manifest, now: AnyCaller): AnyCaller | undefined {
  const whos = access.map((rule) => splitRule(rule).who)
  if (whos.length === 0 || whos.includes('public')) return now
  if (whos.some((who) => OF_ACCOUNTS.has(who))) return now === 'nobody' ? 'user' : now
  const roles = rolesOf(manifest)
  const wanted = whos.flatMap((who) => rolesLetIn(who, manifest))
  const callers = roles.filter((role) => wanted.includes(role)).map((role) => callerOf(role, roles))
  return callers.find((caller) => keyOf(caller) === keyOf(now)) ?? callers[0]
}

const OF_ACCOUNTS: ReadonlySet<string> = new Set(['signedIn', 'owner', 'member'])

function rolesLetIn(who: string, { nodes }: Manifest): readonly string[] {
  if (who.startsWith('role:')) return [who.slice('role:'.length)]
  const auth = nodes.find(({ kind }) => kind === 'auth')
  const permission = auth && permissionsIn(auth).find(({ name }) => who === `can:${name}`)
  return permission?.roles ?? []
}
