import type { StepKind } from '../../flow/step-kind.ts'
import { listStep } from '../list-step.ts'
import { sortFace } from './face.ts'

export const sort: StepKind = {
  face: sortFace,
  check: (check) =>
    listStep(check, 'by', (list, item, by) => {
      const sorted = `(${list}).sortBy(${item} => (${by}))`
      return check.text('direction') === 'desc' ? `reverse(${sorted})` : sorted
    }),
}
