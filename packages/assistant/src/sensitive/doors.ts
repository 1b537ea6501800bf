import type { Compiled } from '@drawbridge/compiler'
import { itemsOf, type Json, type JsonObject, type Manifest } from '@drawbridge/manifest'
import type { SensitiveChange } from './sensitive-change.ts'
import { asPattern } from '../text/as-pattern.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/** What opens beside the rules of operations: sign-in itself, flows with conditions of their own, fields worked out of others. */
export function doors(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  return [...signIn(before, after), ...flows(before, after), ...copies(before, after)]
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

/** A flow of its own, with where it stands. */
interface Flow {
  readonly key: string
  readonly node: string
  readonly says: string
  readonly drawn: string
}

/** Endpoints go by their own conditions; what else runs weighs where it touches accounts. */
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
  return manifest.nodes.flatMap(({ id, settings, name }) => [
    ...itemsOf(settings['endpoints']).map((one) => ({
      key: `endpoint ${id} ${text(one['id'])}`,
      node: id,
      says: `${text(one['method'])} ${text(one['path'])} shows and changes what its own steps say: look at them.`,
      drawn: JSON.stringify([one['access'], one['method'], one['path'], one['steps']]),
    })),
    ...[...itemsOf(settings['events']), ...(settings['steps'] === undefined ? [] : [settings])]
      .filter((one) => accounts !== undefined && JSON.stringify(one).includes(`"${accounts}"`))
      .map((one) => ({
        key: `flow ${id} ${text(one['id'])}`,
        node: id,
        says: `${text(one['name'] ?? name)} reads or changes accounts by itself: look at its steps.`,
        drawn: JSON.stringify(one),
      })),
  ])
}

/** Fields that are worked out of one that not everybody may read. */
function copies(before: CompiledOk | undefined, after: CompiledOk): readonly SensitiveChange[] {
  const known = new Set(before ? computedIn(before.manifest).map(({ key }) => key) : [])
  const guarded = after.manifest.nodes.flatMap(({ settings }) =>
    itemsOf(settings['fields']).flatMap(({ name, readRule, visibility }) =>
      readRule !== undefined || visibility === 'hidden' || visibility === 'writeOnly'
        ? [text(name)]
        : [],
    ),
  )
  return computedIn(after.manifest).flatMap(({ key, node, name, formula }) => {
    const field = guarded.find((one) => new RegExp(`\\.\\s*${asPattern(one)}\\b`).test(formula))
    if (known.has(key) || field === undefined) return []
    const says = `Everybody who reads the row sees ${name}, which is worked out of ${field}.`
    return [{ sort: 'opens', key: `opens computed ${key}`, says, node }]
  })
}

const computedIn = ({ nodes }: Manifest) =>
  nodes.flatMap(({ id, settings }) =>
    itemsOf(settings['computed']).map((one) => {
      const formula = text(one['formula'])
      return {
        key: `${id} ${text(one['id'])} ${formula}`,
        node: id,
        name: text(one['name']),
        formula,
      }
    }),
  )

const text = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null)

const same = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
