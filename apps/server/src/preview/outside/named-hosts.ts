import { isObject, type Json, type JsonObject, type Manifest } from '@drawbridge/manifest'
import { hostIn } from './host-name.ts'

/** Steps and parts that call others, and the setting that says where. */
const ADDRESSES: Readonly<Record<string, string>> = { http: 'url', integration: 'baseUrl' }
/** The beginning of an address as a formula has it, up to where something is put in. */
const ADDRESS = /https?:\/\/[^\s/'"`$?#]+/

/** Hosts that stand in a drawing for its calls to lead to. */
export function namedHosts({ nodes }: Manifest): readonly string[] {
  return [...new Set(nodes.flatMap((node) => hostsIn(node as unknown as Json)))]
}

function hostsIn(value: Json): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = isObject(value) ? ownHosts(value) : []
  return [...own, ...Object.values(value).flatMap(hostsIn)]
}

function ownHosts({ kind, settings }: JsonObject): readonly string[] {
  const key = ADDRESSES[String(kind)]
  const text = key !== undefined && isObject(settings) ? settings[key] : undefined
  const host = hostIn(ADDRESS.exec(String(text))?.[0] ?? '')
  return host === undefined ? [] : [host]
}
