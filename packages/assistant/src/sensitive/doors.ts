import type { Compiled } from '@drawbridge/compiler'
import { itemsOf, type Json, type JsonObject } from '@drawbridge/manifest'
import { goesBy } from './goes-by.ts'
import type { SensitiveChange } from './sensitive-change.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/** What opens beside the rules of operations: sign-in itself, and flows with conditions of their own. */
export function doors(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  return [...signIn(before, after), ...flows(before, after)]
}

const WORDS: Readonly<Record<string, (value: unknown) => string>> = {
  roles: (value) => `New accounts get the role ${Array.isArray(value) ? String(value[0]) : ''}.`,
  registration: () => 'Whether anybody may register becomes another.',
}

/** Whatever changes about a sign-in that was there, but for a role that is added behind the others. */
function signIn(before: CompiledOk | undefined, after: CompiledOk): readonly SensitiveChange[] {
  const [old, now] = [before?.model.auth, after.model.auth]
  if (old === undefined || now === undefined) return []
  const was: JsonObject = JSON.parse(JSON.stringify(old.settings))
  const is: JsonObject = JSON.parse(JSON.stringify(now.settings))
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((name) => {
    if (same(was[name], is[name]) || isLonger(was[name], is[name], name)) return []
    const says = WORDS[name]?.(is[name]) ?? `Sign-in becomes another: ${name}.`
    return [{ sort: 'opens', key: `opens sign-in ${name} ${text(is[name])}`, says, node: now.node }]
  })
}

const isLonger = (was: Json | undefined, is: Json | undefined, name: string): boolean =>
  name === 'roles' &&
  Array.isArray(was) &&
  Array.isArray(is) &&
  was.every((role, at) => is[at] === role)

/** What it does goes by these. */
const ENDPOINT = [
  'access',
  'method',
  'path',
  'params',
  'query',
  'headers',
  'body',
  'unlisted',
  'steps',
] as const

/** A flow of its own, with where it stands. */
interface Flow {
  readonly key: string
  readonly node: string
  readonly says: string
  readonly drawn: string
}

/** Endpoints go by their own conditions; what else runs weighs where it touches accounts. Both with all that they call. */
function flows(before: CompiledOk | undefined, after: CompiledOk): readonly SensitiveChange[] {
  const known = new Map(before ? flowsIn(before).map(({ key, drawn }) => [key, drawn]) : [])
  return flowsIn(after)
    .filter(({ key, drawn }) => known.get(key) !== drawn)
    .map(({ key, node, says, drawn }) => ({
      sort: 'opens',
      key: `opens ${key} ${drawn.length}`,
      says,
      node,
    }))
}

function flowsIn({ manifest, model }: CompiledOk): readonly Flow[] {
  const accounts = model.auth?.table
  const drawnOf = goesBy(manifest)
  return manifest.nodes.flatMap(({ id, settings, name }) => [
    ...itemsOf(settings['endpoints']).map((one) => ({
      key: `endpoint ${id} ${text(one['id'])}`,
      node: id,
      says: `${text(one['method'])} ${text(one['path'])} shows and changes what its own steps say: look at them.`,
      drawn: drawnOf(ENDPOINT.map((name) => one[name] ?? null)),
    })),
    ...[...itemsOf(settings['events']), ...(settings['steps'] === undefined ? [] : [settings])]
      .map((one) => ({ one, drawn: drawnOf(one) }))
      .filter(({ drawn }) => accounts !== undefined && drawn.includes(`"${accounts}"`))
      .map(({ one, drawn }) => ({
        key: `flow ${id} ${text(one['id'])}`,
        node: id,
        says: `${text(one['name'] ?? name)} reads or changes accounts by itself: look at its steps.`,
        drawn,
      })),
  ])
}

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null)

const same = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
