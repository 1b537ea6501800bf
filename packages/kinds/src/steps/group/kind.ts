import type { StepKind } from '../../flow/step-kind.ts'
import { listStep } from '../list-step.ts'
import { groupStepFace } from './face.ts'

export const group: StepKind = {
  face: groupStepFace,
  check: (check) =>
    listStep(check, 'by', (list, item, by) => `(${list}).groupBy(${item} => (${by}))`),
}
