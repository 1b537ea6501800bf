import { behind, toTypeScriptType, type Scope, type Type } from '@drawbridge/expressions'
import { code, name, type Code } from '@drawbridge/source'
import { orNothing } from '../query/unless-missing.ts'
import type { Emission } from './emission.ts'
import { variableName } from './variables.ts'
import type { CheckedBody, Ways } from './flow-model.ts'
import { givenType, type Frame, type StepCheck, type Surroundings } from './step-check.ts'
import type { Outcome } from './step-kind.ts'

/** The variable that a step with bodies keeps what they give in. */
export interface ValueFrame extends Frame {
  readonly within: (emission: Emission) => Emission
  readonly declaration: (emission: Emission) => Code
}

/** For a step whose name stands for what its bodies give; without a name, they give to what is around. */
export function framed(check: StepCheck): {
  readonly frame: ValueFrame | undefined
  readonly around: Partial<Surroundings>
} {
  const called = check.step.name
  if (called === undefined) return { frame: undefined, around: {} }
  const types: Type[] = []
  // Only in emission is the name known to be a possible one.
  const variable = () => name(variableName(called))
  const frame: ValueFrame = {
    kind: 'value',
    types,
    within: (emission) => ({ ...emission, give: (value) => code`${variable()} = ${value}` }),
    declaration: () => {
      const type = givenType({ kind: 'value', types }) ?? { kind: 'null' }
      return check.flow.incomplete.has(check.step.id)
        ? code`let ${variable()}: ${toTypeScriptType(orNothing(type))} = null`
        : code`let ${variable()}: ${toTypeScriptType(type)}`
    },
  }
  return { frame, around: { frame } }
}

/** What is known behind bodies of which one is gone through. */
export function behindOneOf(
  { around }: StepCheck,
  frame: Frame | undefined,
  bodies: readonly CheckedBody[],
): Scope {
  // What gives to a step that has a name goes on behind that step.
  const by = (frame ?? around.frame)?.kind === 'value' ? 'ends' : 'leaves'
  const left = bodies.filter((body) => body[by] !== 'always')
  return behind(
    around.scope,
    left.map(({ scope }) => scope),
  )
}

/** What is said of the type that a function gives, where TypeScript would take it for mere literals. */
export const saidType = (frame: Frame | undefined, type: Type): Code | false =>
  frame?.staysLiteral === true && type.kind !== 'boolean' && toTypeScriptType(type)

/** The type of what the bodies give: nothing, where one ends without. */
export function declared(
  check: StepCheck,
  frame: Frame | undefined,
  ways: Ways,
): Pick<Outcome, 'type'> {
  if (frame === undefined) return {}
  const type = givenType(frame)
  if (type === undefined) {
    check.report('gives-nothing', ['name'], { step: check.title })
    return {}
  }
  if (ways.leaves === 'always') return { type }
  check.flow.incomplete.add(check.step.id)
  return { type: orNothing(type) }
}
