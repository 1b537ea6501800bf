import { covers, narrow } from '@drawbridge/expressions'
import { code, type Code } from '@drawbridge/source'
import { emitBody } from '../../flow/emit-body.ts'
import { printAsGiven, printFormula, type Formula } from '../../flow/formula.ts'
import { behindOneOf, declared, framed } from '../../flow/frame.ts'
import { oneOf, taking } from '../../flow/leaves.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { switchFace } from './face.ts'

export const switchStep: StepKind = {
  face: switchFace,
  check(check) {
    const value = check.formula('value')
    const { frame, around } = framed(check)
    const subject = check.text('value') ?? ''
    const cases = check.list('cases').map(({ id, is }, index) => {
      const path = ['settings', 'cases', index, 'is']
      const text = String(is)
      const comparison =
        value && check.formulaAt(path, `(${subject}) == (${text})`, { kind: 'boolean' })
      if (comparison !== undefined && !isFixed(text))
        check.report('not-fixed', path, { found: text })
      const scope = comparison
        ? narrow(check.around.scope, comparison.expression, true)
        : check.around.scope
      const label = comparison?.typed.kind === 'binary' ? comparison.typed.right : undefined
      return { comparison, label, body: check.body(String(id), { ...around, scope }) }
    })
    const labels = cases.flatMap(({ label }) => label ?? [])
    const isWhole = value !== undefined && covers(labels, value.typed)
    const left = cases.reduce(
      (scope, { comparison }) => (comparison ? narrow(scope, comparison.expression, false) : scope),
      check.around.scope,
    )
    const otherwise = check.body('otherwise', { ...around, ...(!isWhole && { scope: left }) })
    if (isWhole && otherwise.steps.length > 0)
      check.report('never-otherwise', ['bodies', 'otherwise'], { step: check.title })
    if (value === undefined || labels.length < cases.length) return undefined
    const bodies = [...cases.map(({ body }) => body), ...(isWhole ? [] : [otherwise])]
    const ways = oneOf(bodies)
    return {
      isBlock: true,
      ...declared(check, frame, ways),
      behind: behindOneOf(check, frame, bodies),
      ways: frame === undefined ? ways : taking(ways),
      emit: (emission) => {
        const inner = frame ? frame.within(emission) : emission
        return [
          ...(frame ? [frame.declaration(emission)] : []),
          code`
            switch (${printSubject(value)}) {
              ${cases.map(
                ({ label, body }) => code`
                  case ${label && emission.printTyped(label)}: {
                    ${emitBody(body, inner)}
                    ${body.leaves !== 'always' && code`break`}
                    ${body.leaves === 'always' && body.ends !== 'always' && code`break`}
                  }`,
              )}
              ${
                otherwise.steps.length > 0 &&
                code`
                  default: {
                    ${emitBody(otherwise, inner)}
                  }`
              }
            }`,
        ]
      },
    }
  },
}

/** As it is, so that TypeScript knows in each case what it is: no case is what is missing. */
const printSubject = (value: Formula): Code =>
  value.typed.kind === 'member' ? printAsGiven(value.typed) : printFormula(value)

/** A text in quotes, a number, true or false. */
function isFixed(text: string): boolean {
  return /^\s*('[^']*'|"[^"]*"|-?\d+(\.\d+)?|true|false)\s*$/.test(text)
}
