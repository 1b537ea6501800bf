import { applyCommand, type Command, valueAt } from '@drawbridge/commands'
import { outline } from '@drawbridge/compiler'
import {
  type Diagnostic,
  isObject,
  type Json,
  markOfProblem,
  type Manifest,
} from '@drawbridge/manifest'
import { asPattern } from '../text/as-pattern.ts'

/** What speaks of a name speaks of another one after that. */
const MOST_PASSES = 4

/**
 * What a drawing needs once a field or a choice is called otherwise: whatever the checker has against it then, and had not
 * before, is made to speak of the new name.
 */
export function usesOf(
  before: Manifest,
  renamed: Command,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Command[] {
  const known = new Set(errorsOf(before).map((one) => markOfProblem(one, before)))
  const done: Command[] = []
  let manifest = applied(before, [renamed])
  for (let pass = 0; pass < MOST_PASSES && manifest !== undefined; pass += 1) {
    const next = new Map<string, Command>()
    for (const one of errorsOf(manifest)) {
      if (known.has(markOfProblem(one, manifest))) continue
      const command = rewritten(one, manifest, from, to)
      if (command !== undefined) next.set(JSON.stringify(command), command)
    }
    if (next.size === 0) return done
    done.push(...next.values())
    manifest = applied(manifest, [...next.values()])
  }
  return done
}

const errorsOf = (manifest: Manifest): readonly Diagnostic[] =>
  outline(manifest).diagnostics.filter(({ severity }) => severity === 'error')

function applied(manifest: Manifest, commands: readonly Command[]): Manifest | undefined {
  const result = applyCommand(manifest, { type: 'batch', label: 'Uses', commands })
  return result.ok ? result.manifest : undefined
}

/** A formula that speaks of the old name, or a setting that stands under it. */
function rewritten(
  { node: id, field: pointer = '' }: Diagnostic,
  manifest: Manifest,
  from: string,
  to: string,
): Command | undefined {
  const settings = manifest.nodes.find((node) => node.id === id)?.settings
  const [, head, ...keys] = pointer.split('/')
  if (id === undefined || settings === undefined || head !== 'settings') return undefined
  const path = pathOf(settings, keys)
  const value = valueAt(settings, path)
  const last = path.at(-1)
  const around = path.slice(0, -1)
  const all = valueAt(settings, around)
  if (last === from && isObject(all)) {
    const entries = Object.entries(all).map(([key, one]) => [key === from ? to : key, one] as const)
    return { type: 'setSetting', id, path: around, value: Object.fromEntries(entries) }
  }
  if (typeof value !== 'string') return undefined
  const plain = asPattern(from)
  const said = value
    .replaceAll(new RegExp(String.raw`(?<=\.)${plain}(?<id>Id)?\b`, 'gu'), `${to}$<id>`)
    .replaceAll(
      new RegExp(String.raw`(?<quote>['"])${plain}\k<quote>`, 'gu'),
      `$<quote>${to}$<quote>`,
    )
  return said === value ? undefined : { type: 'setSetting', id, path, value: said }
}

/** Items of a list are named by their ids. */
function pathOf(settings: Json, keys: readonly string[]): readonly string[] {
  const path: string[] = []
  for (const key of keys) {
    const list = valueAt(settings, path)
    const item = Array.isArray(list) ? list[Number(key)] : undefined
    path.push(isObject(item) ? `#${String(item['id'])}` : key)
  }
  return path
}
