import type { Compiled } from '@drawbridge/compiler'
import { secretsOf } from '@drawbridge/kinds'
import { calledIn } from '../named-hosts.ts'
import { asPattern } from '../text/as-pattern.ts'
import type { SensitiveChange } from './sensitive-change.ts'

type CompiledOk = Extract<Compiled, { ok: true }>

/** Secrets that were there before, and go where they did not: also to a host that was called without them. */
export function sentSecrets(
  before: CompiledOk | undefined,
  after: CompiledOk,
): readonly SensitiveChange[] {
  if (before === undefined) return []
  const names = [...secretsOf(before.model).keys()]
  const known = new Set(sentIn(before, names).map(({ key }) => key))
  return sentIn(after, names).filter(({ key }) => !known.has(key))
}

function sentIn({ manifest }: CompiledOk, names: readonly string[]): readonly SensitiveChange[] {
  return manifest.nodes.flatMap((node) =>
    calledIn(node).flatMap(({ place, drawn }) =>
      names
        .filter((name) => new RegExp(`\\b${asPattern(name)}\\b`).test(drawn))
        .map((name) => ({
          sort: 'secret' as const,
          key: `secret ${name} to ${place}`,
          says: `The secret ${name} goes to ${place}.`,
          node: node.id,
        })),
    ),
  )
}
