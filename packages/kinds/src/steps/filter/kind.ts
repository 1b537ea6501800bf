import type { StepKind } from '../../flow/step-kind.ts'
import { listStep } from '../list-step.ts'
import { filterFace } from './face.ts'

export const filter: StepKind = {
  face: filterFace,
  check: (check) =>
    listStep(check, 'condition', (list, item, test) => `(${list}).filter(${item} => (${test}))`),
}
