import type { Manifest } from '@drawbridge/manifest'
import type { RunMoment } from '@drawbridge/protocol'
import { flowAt } from '../flow/place.ts'
import { findStep, treeOf } from '../flow/tree.ts'
import { stepTitle } from '../kinds/steps.ts'
import { counted } from '../ui/counted.ts'

export const SORTS: Readonly<Record<RunMoment['sort'], string>> = {
  step: 'Step',
  statement: 'Statement',
  transaction: 'Transaction',
  call: 'Call',
  span: 'Function',
}

/** What a moment is called in a list. */
export function momentTitle(moment: RunMoment, manifest: Manifest): string {
  switch (moment.sort) {
    case 'step': {
      const times = moment.run > 1 ? `, time ${moment.run}` : ''
      return `${stepName(moment, manifest)}${times}`
    }
    case 'statement':
      return moment.text.replaceAll(/\s+/g, ' ').trim()
    case 'transaction':
      return moment.failed === undefined ? 'Transaction' : 'Transaction, taken back'
    case 'call':
      return `${moment.method} ${moment.url}`
    case 'span':
      return moment.service === '' ? moment.name : `${moment.name} (${moment.service})`
  }
}

/** What is said of it beside its time. */
export function momentResult(moment: RunMoment): string {
  if (moment.failed !== undefined) return 'failed'
  if (moment.sort === 'statement' && moment.rows !== null) return counted(moment.rows, 'row')
  if (moment.sort === 'call' && moment.status !== null) return String(moment.status)
  return ''
}

/** A step of a request, as the drawing calls it. */
export function stepName(
  { node, item, step: id }: Extract<RunMoment, { sort: 'step' }>,
  manifest: Manifest,
): string {
  const flow = flowAt(manifest, { node, item })
  const step = flow && findStep(treeOf(flow), id)?.step
  if (!step) return 'A step that is gone'
  return step.name === undefined ? stepTitle(step.kind) : `${stepTitle(step.kind)} ${step.name}`
}
