import { faceOf, stepFaceOf, type StepFace } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import { readShape } from '../details/shape.ts'
import type { Shown } from './current.ts'
import { titleOf } from '../kinds/words.ts'
import { isUnder, type Spot } from './edits.ts'
import { everyStep, type Placed } from './tree.ts'

interface Place {
  readonly manifest: Manifest
  readonly shown: Shown
  readonly spot: Spot
  /** Whether nothing stands after it in its list. */
  readonly isLast: boolean
}

/** Why a kind of step can't stand in a place, in a few words; null when it can. */
export function whyNot(face: StepFace, place: Place): string | null {
  const { manifest, shown, isLast } = place
  if (face.ends && !isLast) return 'Only as the last step: nothing comes after it'
  if (!hasPlace(face, place)) return NO_PLACE[face.place ?? 'apart']
  const wanted = wantedBy(face)
  // A flow can't call itself.
  const others = manifest.nodes.filter(({ id, kind }) => kind !== 'flow' || id !== shown.flow.node)
  const missing = wanted.find((part) => faceOf(part) && !others.some(isOf(part)))
  if (missing !== undefined) return `There is no ${titleOf(missing).toLowerCase()} yet`
  if (wanted.includes('variable') && !everyStep(shown.tree).some(isChangeable))
    return 'Nothing was set that could change'
  return null
}

const isOf =
  (part: string) =>
  ({ kind }: Node): boolean =>
    kind === part

/** What must be there before it can stand anywhere. */
function wantedBy({ settings, needs = [] }: StepFace): readonly string[] {
  const formats = Object.values(readShape(settings).properties ?? {})
  return [...needs, ...formats.flatMap(({ format }) => format ?? [])]
}

const isChangeable = ({ step }: Placed): boolean =>
  step.name !== undefined && stepFaceOf(step.kind)?.changeable === true

function hasPlace({ kind, place }: StepFace, { shown, spot }: Place): boolean {
  const { flow, tree } = shown
  switch (place) {
    case 'endpoint':
      return flow.sort === 'endpoint'
    case 'taken':
      return (
        flow.sort === 'flow' ||
        spot.list.length > tree.list.length ||
        (flow.sort === 'event' && GIVING_TIMES.has(flow.holder['when']))
      )
    case 'apart':
      return !everyStep(tree).some(
        ({ path, step }) => step.kind === kind && isUnder(spot.list, path),
      )
    default:
      return true
  }
}

/** Events that give the row values. */
const GIVING_TIMES: ReadonlySet<unknown> = new Set(['beforeCreate', 'beforeUpdate'])

const NO_PLACE: Readonly<Record<NonNullable<StepFace['place']>, string>> = {
  endpoint: 'Only endpoints answer a caller',
  taken: 'Only inside of a step, or in a flow that is called',
  apart: 'Stands in one already',
}
