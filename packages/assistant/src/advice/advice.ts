import type { Command } from '@drawbridge/commands'
import { isObject, type Manifest } from '@drawbridge/manifest'
import { indexAdvice } from './index-advice.ts'
import { ruleAdvice } from './rule-advice.ts'

/** Something that a drawing would be better for, why, and the edits that it takes. */
export interface Advice {
  /** The part that it is about. */
  readonly node: string
  readonly says: string
  readonly why: string
  readonly commands: readonly Command[]
}

/** What can be told from a drawing alone: rules that let in more than they need to, and look-ups without an index. */
export function adviceOn(manifest: Manifest): readonly Advice[] {
  // A drawing in the compact form may name a part and say no more of it.
  const nodes = manifest.nodes.filter(({ settings }) => isObject(settings))
  const drawn = { ...manifest, nodes }
  return [...ruleAdvice(drawn), ...indexAdvice(drawn)]
}
