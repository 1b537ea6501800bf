import type { StepKind } from '../../flow/step-kind.ts'
import { listStep } from '../list-step.ts'
import { mapFace } from './face.ts'

export const map: StepKind = {
  face: mapFace,
  check: (check) =>
    listStep(check, 'value', (list, item, value) => `(${list}).map(${item} => (${value}))`),
}
