import type { ObjectType } from '@drawbridge/expressions'
import { code, key, name } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { objectFace } from './face.ts'

export const object: StepKind = {
  face: objectFace,
  check(check) {
    const entries = check.formulas('entries')
    const called = check.step.name
    if (entries === undefined || called === undefined) return undefined
    const type: ObjectType = {
      kind: 'object',
      members: new Map([...entries].map(([member, formula]) => [member, { type: formula.type }])),
    }
    return {
      type,
      emit: ({ print }) => code`
        const ${name(variableName(called))} = {
          ${[...entries].map(([member, formula]) => code`${key(member)}: ${print(formula)},`)}
        }`,
    }
  },
}
