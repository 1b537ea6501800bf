import { callsOfWays, faceOf, stepFaceOf, type DrawnWay } from '@drawbridge/kinds/faces'
import type { Manifest } from '@drawbridge/manifest'
import { hostText, outsideHost } from '@drawbridge/preview'

/** The beginning of an address as a formula has it, up to where something is put in. */
const ADDRESS = /https?:\/\/[^\s/'"`$?#]+/

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

function ownHosts({ kind, settings }: Drawn): readonly string[] {
  const name = String(kind)
  const key = (faceOf(name) ?? stepFaceOf(name))?.address
  const [, text] = Object.entries(settings ?? {}).find(([name]) => name === key) ?? []
  return [...hostsOf(ADDRESS.exec(String(text))?.[0] ?? ''), ...calledBySignIn(name, settings)]
}

/** What people sign in with may be somebody else’s. */
function calledBySignIn(kind: string, settings: Drawn['settings']): readonly string[] {
  if (kind !== 'auth' || !hasWays(settings)) return []
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
