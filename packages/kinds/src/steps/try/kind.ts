import type { Type } from '@drawbridge/expressions'
import { code, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { emitBody } from '../../flow/emit-body.ts'
import { declared, framed } from '../../flow/frame.ts'
import { inTurn, oneOf, taking } from '../../flow/leaves.ts'
import { checkValueName } from '../../flow/names.ts'
import { withNames } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { tryFace } from './face.ts'

const problemOf = ref('problemOf', 'src/flows/problem-of.ts')

/** What can be told of what went wrong. */
const ERROR: Type = {
  kind: 'object',
  members: new Map([
    ['status', { type: { kind: 'integer' } }],
    ['message', { type: { kind: 'text' } }],
  ]),
}

export const tryStep: StepKind = {
  face: tryFace,
  check(check) {
    const error = check.text('error')
    if (error !== undefined) checkValueName(check, error, ['settings', 'error'])
    const { frame, around } = framed(check)
    const body = check.body('body', around)
    const scope =
      error === undefined ? check.around.scope : withNames(check.around.scope, { [error]: ERROR })
    const recover = check.body('recover', { ...around, scope })
    const last = check.body('finally', { noAnswer: 'what was answered before would be forgotten' })
    const ways = recover.steps.length > 0 || last.steps.length === 0 ? oneOf([body, recover]) : body
    const all = inTurn([ways, last])
    return {
      isBlock: true,
      ...declared(check, frame, all),
      ways: frame === undefined ? all : taking(all),
      emit: (emission) => {
        const inner = frame ? frame.within(emission) : emission
        const isCaught = recover.steps.length > 0 || last.steps.length === 0
        return [
          ...(frame ? [frame.declaration(emission)] : []),
          code`
            try {
              ${emitBody(body, inner)}
            }${
              isCaught &&
              (error === undefined
                ? code` catch {
              ${emitBody(recover, inner)}
            }`
                : code` catch (thrown) {
              const ${name(variableName(error))} = ${problemOf}(thrown)
              ${emitBody(recover, inner)}
            }`)
            }${
              last.steps.length > 0 &&
              code` finally {
              ${emitBody(last, inner)}
            }`
            }`,
        ]
      },
    }
  },
}
