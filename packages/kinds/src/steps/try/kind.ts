import { besides, type Type } from '@drawbridge/expressions'
import { code, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { emitBody } from '../../flow/emit-body.ts'
import { behindOneOf, declared, framed } from '../../flow/frame.ts'
import { inTurn, oneOf, taking } from '../../flow/leaves.ts'
import { checkValueName } from '../../flow/names.ts'
import { forgetChanged, withNames } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { tryFace } from './face.ts'

const problemOf = ref('problemOf', 'src/flows/problem-of.ts')
const oneByOne = ref('oneByOne', 'src/flows/one-by-one.ts')
const failureOf = ref('failureOf', 'src/database/failures.ts')

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
    // Whoever calls a flow may have a transaction open.
    const mayBeInside =
      check.around.isInTransaction === true || check.flow.source.starts.kind === 'call'
    const body = check.body('body', around)
    const after = check.afterChanges
    const known = after.around.scope
    const scope = error === undefined ? known : withNames(known, { [error]: ERROR })
    const recover = after.body('recover', { ...around, scope })
    const last = after.body('finally', { noAnswer: 'what was answered before would be forgotten' })
    const isCaught = recover.steps.length > 0 || last.steps.length === 0
    const first = isCaught ? [body, recover] : [body]
    const all = inTurn([oneOf(first), last])
    const { finally: steps = [] } = check.step.bodies ?? {}
    const tried = forgetChanged(behindOneOf(check, frame, first), { bodies: { steps } })
    return {
      isBlock: true,
      ...declared(check, frame, all),
      behind: besides(tried, last.scope),
      ways: frame === undefined ? all : taking(all),
      emit: (emission) => {
        const inner = frame ? frame.within(emission) : emission
        const isKept = mayBeInside && emission.model.dialect === 'postgres'
        const tried = emitBody(
          body,
          isKept ? { ...inner, db: code`${oneByOne}(${inner.db})` } : inner,
        )
        const isTold = error !== undefined || mayBeInside
        return [
          ...(frame ? [frame.declaration(emission)] : []),
          code`
            try {
              ${tried}
            }${
              isCaught &&
              code` catch${isTold && code` (thrown)`} {
              ${mayBeInside && GIVEN_UP}
              ${error !== undefined && code`const ${name(variableName(error))} = ${problemOf}(thrown)`}
              ${emitBody(recover, inner)}
            }`
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

/** After a deadlock there is no transaction to go on in: it is done again from its beginning. */
const GIVEN_UP = code`if (${failureOf}(thrown) === 'unavailable') throw thrown`
