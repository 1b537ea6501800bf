import { code, comment, from, lines, type Code, type Hole } from '@drawbridge/source'
import type { Emission } from './emission.ts'
import type { CheckedBody, EmittableStep } from './flow-model.ts'

/** The statements of steps that follow each other, blocks with an empty line around. */
export function emitBody({ steps }: CheckedBody, emission: Emission): Code {
  const [first, ...others] = steps
  if (first === undefined) return code``
  return others.reduce<{ readonly written: Code; readonly last: EmittableStep }>(
    ({ written, last }, step) => {
      const statements = emitStep(step, emission)
      const isApart = last.isBlock || step.isBlock || step.note !== undefined
      return {
        written: isApart ? code`${written}\n\n${statements}` : code`${written}\n${statements}`,
        last: step,
      }
    },
    { written: emitStep(first, emission), last: first },
  ).written
}

function emitStep(step: EmittableStep, emission: Emission): Code {
  const emitted = step.emit(emission)
  const statements: readonly Hole[] = 'strings' in emitted ? [emitted] : emitted
  const note = step.note === undefined ? [] : [comment(step.note)]
  return code`${from(step.node, lines([...note, ...statements]), step.field)}`
}
