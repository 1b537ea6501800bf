import { orNothing } from '../../query/unless-missing.ts'
import { code, commas, lit, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { emitBody } from '../../flow/emit-body.ts'
import { saidType } from '../../flow/frame.ts'
import { GOES_ON, taking } from '../../flow/leaves.ts'
import { givenType, type Frame } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { transactionFace } from './face.ts'

/** What the database client does by itself is not said. */
const RETRIES = 3

/** What the database begins with by itself is not said. */
const LEVELS: Readonly<Record<string, string>> = {
  repeatableRead: 'REPEATABLE READ',
  serializable: 'SERIALIZABLE',
}

export const transaction: StepKind = {
  face: transactionFace,
  check(check) {
    if (check.around.isInTransaction === true)
      check.report('inside-another', [], { step: check.title })
    const called = check.step.name
    const frame: Frame | undefined = called === undefined ? undefined : { kind: 'block', types: [] }
    const body = check.inFunction.body('body', {
      isInTransaction: true,
      ...(frame && { frame }),
    })
    const isolation = check.text('isolation')
    const retries = check.number('retries') ?? RETRIES
    if (body.answers !== 'never' && body.ends !== 'always')
      check.report('no-answer-here', [], {
        step: check.title,
        why: 'on some ways it goes on after the transaction: answer in all of them, or after it',
      })
    const type = frame && givenType(frame)
    if (frame !== undefined && type === undefined && body.ends !== 'always')
      check.report('gives-nothing', ['name'], { step: check.title })
    const isComplete = body.leaves === 'always'
    const given = type && (isComplete ? type : orNothing(type))
    return {
      isBlock: true,
      means: { kind: 'block', steps: body.steps },
      ...(given && { type: given }),
      ways: body.ends === 'always' ? body : frame ? taking({ ...GOES_ON }) : GOES_ON,
      emit: (emission) => {
        emission.needs.add('db')
        const inner = emitBody(body, {
          ...emission,
          db: code`tx`,
          give: (value) => code`return ${value}`,
        })
        const work = code`
          async (tx) => {
            ${inner}
            ${type !== undefined && !isComplete && code`return null`}
          }`
        // SQLite does one transaction after the other.
        const level = emission.model.dialect === 'sqlite' ? undefined : LEVELS[isolation ?? '']
        const options = [
          ...(level === undefined ? [] : [code`isolation: ${lit(level)}`]),
          ...(retries === RETRIES || emission.model.dialect === 'sqlite'
            ? []
            : [code`retries: ${lit(retries)}`]),
        ]
        const call = code`${emission.db}.transaction(${[
          work,
          ...(options.length > 0 ? [code`{ ${commas(options)} }`] : []),
        ]})`
        if (body.ends === 'always') return code`return await ${call}`
        if (called === undefined || given === undefined) return code`await ${call}`
        const said = saidType(frame, given)
        return code`const ${name(variableName(called))}${said && code`: ${said}`} = await ${call}`
      },
    }
  },
}
