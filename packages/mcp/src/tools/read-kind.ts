import { functionsDocument } from '@drawbridge/expressions'
import { documentOf } from '@drawbridge/kinds/documents'
import { FACES, faceOf, STEP_FACES, stepFaceOf } from '@drawbridge/kinds/faces'
import { answer, refusal } from '../answer.ts'
import { tool } from '../tool.ts'

const FORMULAS = 'formulas'

export const readKind = tool<{ readonly kind?: string; readonly of?: 'part' | 'step' }>({
  name: 'read_kind',
  title: 'Read about a kind',
  description: `What can be drawn: without a kind, the list of kinds of parts and of steps; with one, its page and the schema of its settings. “${FORMULAS}” says what formulas can do.`,
  input: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kind: { type: 'string', maxLength: 64 },
      of: { enum: ['part', 'step'], description: 'Where a part and a step share a name.' },
    },
  },
  async run({ kind, of }) {
    if (kind === undefined) return answer(everyKind())
    if (kind === FORMULAS) return answer({ page: functionsDocument() })
    const part = of === 'step' ? undefined : faceOf(kind)
    if (part) {
      const { ports, settings, defaults } = part
      return answer({ page: documentOf(kind, 'part'), ports, defaults, settings })
    }
    const step = stepFaceOf(kind)
    if (step) {
      const { settings, defaults } = step
      return answer({ page: documentOf(kind, 'step'), defaults, settings })
    }
    return refusal(`There is no kind “${kind}”.`, everyKind())
  },
})

function everyKind(): object {
  return {
    parts: FACES.map(({ kind, about: { summary } }) => ({ kind, summary })),
    steps: STEP_FACES.map(({ kind, summary }) => ({ kind, summary })),
  }
}
