import { toTypeScriptType } from '@drawbridge/expressions'
import { code, lit, name, ref, type Code } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { noteAtOnce } from '../../flow/data/called.ts'
import { emitBody } from '../../flow/emit-body.ts'
import { saidType } from '../../flow/frame.ts'
import { GOES_ON, perhaps, taking } from '../../flow/leaves.ts'
import { givenType, inLoop, withNames, type Frame } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { itemsOf } from '../items.ts'
import { eachFace } from './face.ts'

const inBatches = ref('inBatches', 'src/flows/in-batches.ts')

export const each: StepKind = {
  face: eachFace,
  check(check) {
    const items = itemsOf(check)
    if (items === undefined) return undefined
    const { list, item, names } = items
    const parallel = check.number('parallel') ?? 1
    if (parallel > 1) noteAtOnce(check)
    const called = check.step.name
    const frame: Frame | undefined = called === undefined ? undefined : { kind: 'value', types: [] }
    const within = parallel > 1 ? check.inFunction : check.afterChanges
    const body = within.body('body', {
      scope: withNames(within.around.scope, names),
      isInLoop: true,
      frame: frame ?? inLoop(check.around.frame),
      ...(parallel > 1 && {
        frame,
        noAnswer: 'several of them are at work at once',
      }),
    })
    if (list === undefined) return undefined
    const given = frame && givenType(frame)
    if (frame !== undefined && given === undefined)
      check.report('gives-nothing', ['name'], { step: check.title })
    const ways = frame ? taking(perhaps(body)) : perhaps(body)
    return {
      isBlock: true,
      ...(given && { type: { kind: 'list', of: given } }),
      ways: parallel > 1 ? GOES_ON : ways,
      emit: (emission) => {
        const all = emission.print(list)
        const one = name(variableName(item))
        if (called === undefined || given === undefined) {
          const inner = emitBody(body, emission)
          return parallel > 1
            ? code`
                await ${inBatches}(${all}, ${lit(parallel)}, async (${one}) => {
                  ${inner}
                })`
            : code`
                for (const ${one} of ${all}) {
                  ${inner}
                }`
        }
        const found = name(variableName(called))
        const type = code`: ${toTypeScriptType({ kind: 'list', of: given })}`
        if (parallel > 1) {
          const isComplete = body.leaves === 'always'
          const give = (value: Code): Code =>
            isComplete ? code`return ${value}` : code`return [${value}]`
          const results = code`
            await ${inBatches}(${all}, ${lit(parallel)}, async (${one}) => {
              ${emitBody(body, { ...emission, give })}
              ${!isComplete && code`return []`}
            })`
          const said = saidType(frame, given) && type
          return isComplete
            ? code`const ${found}${said} = ${results}`
            : code`const ${found}${said} = (${results}).flat()`
        }
        const push = emitBody(body, {
          ...emission,
          give: (value) => code`${found}.push(${value})`,
        })
        return code`
          const ${found}${type} = []
          for (const ${one} of ${all}) {
            ${push}
          }`
      },
    }
  },
}
