import type { Diagnostic, Manifest } from '@drawbridge/manifest'
import { flowsOf, stepsWithin } from './drawn-flows.ts'
import type { Explained, Section } from './explained.ts'
import { explainFlow } from './explain-flow.ts'
import { explainPart } from './explain-part.ts'
import { explainStep } from './explain-step.ts'

/** What is to be explained: a part, a flow of it by where it stands there, or a step of that. */
export interface Subject {
  readonly node: string
  /** JSON pointer in the part: of a flow, or of anything within one. */
  readonly within?: string
  readonly step?: string
}

/**
 * What something in a drawing is, who may call it, what reads and writes it, what happens in order
 * and what can go wrong: from the drawing alone, and so the same each time. Undefined where it is not there.
 */
export function explain(
  manifest: Manifest,
  subject: Subject,
  diagnostics: readonly Diagnostic[] = [],
): Explained | undefined {
  const node = manifest.nodes.find(({ id }) => id === subject.node)
  if (!node) return undefined
  const { within = '', step: wanted } = subject
  const flows = flowsOf(node)
  const placed = flows
    .flatMap(({ steps }) => stepsWithin(steps))
    .find(({ step }) => step.id === wanted)
  const flow = flows.find(({ pointer }) => within === pointer || within.startsWith(`${pointer}/`))
  const found = diagnostics.filter(
    (one) => one.node === node.id && (!flow || (one.field ?? '').startsWith(flow.pointer)),
  )
  if (placed) return explainStep(manifest, placed.step)
  const explained = flow ? explainFlow(manifest, flow) : explainPart(manifest, node)
  return { ...explained, sections: [...explained.sections, ...wrong(found)] }
}

function wrong(found: readonly Diagnostic[]): readonly Section[] {
  if (found.length === 0) return []
  const says = found.map(({ message, cure }) => ({ says: `${message} ${cure}` }))
  return [{ title: 'What the checker says of it', lines: says }]
}
