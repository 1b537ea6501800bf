import { callsOfWays, faceOf, plays, stepFaceOf, type DrawnWay } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'
import { hostText, outsideHost } from '@drawbridge/preview'

/** The beginning of an address as a formula has it, up to where something is put in. */
const ADDRESS = /https?:\/\/[^\s/'"`$?#]+/gi
/** One whose host stands there as a whole, whatever follows it. */
const WHOLE =
  /^\s*(?:['"`]https?:\/\/[^\s/'"`$?#+]+(?:[/?#][^]*)?['"`]|secrets\.[\w]+|https?:\/\/[^\s/'"`$?#+]+(?:[/?#].*)?)\s*$/i

interface Drawn {
  readonly kind?: unknown
  readonly settings?: object
}

/** Hosts that stand in a drawing for its calls to lead to. */
export function namedHosts({ nodes }: Manifest): readonly string[] {
  return [...new Set(nodes.flatMap(hostsIn))]
}

function hostsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return [...ownHosts(value), ...Object.values(value).flatMap(hostsIn)]
}

function ownHosts(drawn: Drawn): readonly string[] {
  const { kind, settings } = drawn
  const text = addressOf(drawn) ?? ''
  const named = (text.match(ADDRESS) ?? []).map((one) => one.toLowerCase())
  return [...named.flatMap(hostsOf), ...calledBySignIn(String(kind), settings)]
}

function addressOf({ kind, settings }: Drawn): string | undefined {
  const name = String(kind)
  const key = (faceOf(name) ?? stepFaceOf(name))?.address
  const text: unknown = Object.entries(settings ?? {}).find(([one]) => one === key)?.[1]
  return text === undefined ? undefined : String(text)
}

/** Addresses of calls whose host is not written out, so that nobody can name it. */
export function workedOutAddresses({ nodes }: Manifest): readonly string[] {
  return [...new Set(nodes.flatMap(workedOutIn))]
}

function workedOutIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const address = addressOf(value)
  const own = address === undefined || address === '' || WHOLE.test(address) ? [] : [address]
  return [...own, ...Object.values(value).flatMap(workedOutIn)]
}

/** A call of somebody else's, with where it leads: a host, or an address that is worked out. */
interface Called {
  readonly place: string
  readonly drawn: string
}

export function calledIn(value: unknown): readonly Called[] {
  if (typeof value !== 'object' || value === null) return []
  return [...ownCalls(value), ...Object.values(value).flatMap(calledIn)]
}

function ownCalls(drawn: Drawn): readonly Called[] {
  const address = addressOf(drawn)
  if (address === undefined) return []
  const places = WHOLE.test(address) ? ownHosts(drawn) : []
  const text = JSON.stringify(drawn.settings)
  return (places.length > 0 ? places : [address]).map((place) => ({ place, drawn: text }))
}

/** What people sign in with may be somebody else’s. */
function calledBySignIn(kind: string, settings: Drawn['settings']): readonly string[] {
  if (!plays({ kind }, 'people') || !hasWays(settings)) return []
  return callsOfWays(settings).flatMap(hostsOf)
}

const hasWays = (settings: Drawn['settings']): settings is { readonly ways: readonly DrawnWay[] } =>
  settings !== undefined &&
  'ways' in settings &&
  Array.isArray(settings.ways) &&
  settings.ways.every((way) => typeof way === 'object' && way !== null)

function hostsOf(address: string): readonly string[] {
  const host = outsideHost(address)
  return host === undefined ? [] : [hostText(host)]
}
