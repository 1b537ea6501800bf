import type { Manifest } from '@drawbridge/manifest'
import { isLeaving } from '../kinds/steps.ts'
import type { Shown } from './current.ts'
import { isUnder, type Spot } from './edits.ts'
import { everyStep } from './tree.ts'

interface Place {
  readonly manifest: Manifest
  readonly shown: Shown
  readonly spot: Spot
  /** Whether nothing stands after it in its list. */
  readonly isLast: boolean
}

const OF_TABLES = new Set([
  'findOne',
  'findMany',
  'count',
  'aggregate',
  'create',
  'createMany',
  'update',
  'delete',
  'upsert',
  'link',
  'unlink',
])

/** Why a kind of step can't stand in a place, in a few words; null when it can. */
export function whyNot(kind: string, { manifest, shown, spot, isLast }: Place): string | null {
  const { flow, tree } = shown
  if (isLeaving(kind) && !isLast) return 'Only as the last step: nothing comes after it'
  if (kind === 'respond' && flow.sort !== 'endpoint') return 'Only endpoints answer a caller'
  if (kind === 'give' && flow.sort !== 'flow' && spot.list.length === tree.list.length)
    return 'Only inside of a step, or in a flow that is called'
  if (OF_TABLES.has(kind) && !manifest.nodes.some((node) => node.kind === 'table'))
    return 'There is no table yet'
  if (
    kind === 'call' &&
    !manifest.nodes.some((node) => node.kind === 'flow' && node.id !== flow.node)
  )
    return 'There is no flow to call yet'
  if (kind === 'change' && !everyStep(tree).some(({ step }) => step.kind === 'set' && step.name))
    return 'Nothing was set that could change'
  if (kind === 'operation' && !manifest.nodes.some((node) => node.kind === 'integration'))
    return 'There is no outside service on the map yet'
  if (kind === 'issueToken' && !manifest.nodes.some((node) => node.kind === 'auth'))
    return 'There is no sign-in yet'
  const around = everyStep(tree).filter(({ path }) => isUnder(spot.list, path))
  if (kind === 'transaction' && around.some(({ step }) => step.kind === 'transaction'))
    return 'Stands in a transaction already'
  return null
}
