import type { Manifest } from '@drawbridge/manifest'
import type { RunPart } from '@drawbridge/protocol'
import { flowAt } from '../flow/place.ts'
import { findStep, treeOf } from '../flow/tree.ts'
import { stepTitle } from '../kinds/steps.ts'
import { counted } from '../ui/counted.ts'

export const SORTS: Readonly<Record<RunPart['sort'], string>> = {
  step: 'Step',
  statement: 'Statement',
  transaction: 'Transaction',
  call: 'Call',
}

/** What a part is called in a list. */
export function partTitle(part: RunPart, manifest: Manifest): string {
  switch (part.sort) {
    case 'step': {
      const times = part.run > 1 ? `, time ${part.run}` : ''
      return `${stepName(part, manifest)}${times}`
    }
    case 'statement':
      return part.text.replaceAll(/\s+/g, ' ').trim()
    case 'transaction':
      return part.failed === undefined ? 'Transaction' : 'Transaction, taken back'
    case 'call':
      return `${part.method} ${part.url}`
  }
}

/** What is said of it beside its time. */
export function partResult(part: RunPart): string {
  if (part.failed !== undefined) return 'failed'
  if (part.sort === 'statement' && part.rows !== null) return counted(part.rows, 'row')
  if (part.sort === 'call' && part.status !== null) return String(part.status)
  return ''
}

function stepName(
  { node, item, step: id }: Extract<RunPart, { sort: 'step' }>,
  manifest: Manifest,
): string {
  const flow = flowAt(manifest, { node, item })
  const step = flow && findStep(treeOf(flow), id)?.step
  if (!step) return 'A step that is gone'
  return step.name === undefined ? stepTitle(step.kind) : `${stepTitle(step.kind)} ${step.name}`
}
