import { code, key, name, ref } from '@drawbridge/source'
import { variableName } from '../../flow/variables.ts'
import { noteAtOnce, noteHeld, noteSlow } from '../../flow/data/called.ts'
import { flowFile } from '../../flow/flow-names.ts'
import { typeOfInput } from '../../flow/property-type.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { callFace } from './face.ts'

export const call: StepKind = {
  face: callFace,
  check(check) {
    const id = check.text('flow') ?? ''
    const target = check.flow.callable.get(id)
    if (target?.starts.kind !== 'call') {
      const known = [...check.flow.callable.keys()]
      return check.report('unknown-choice', ['settings', 'flow'], {
        what: 'flow',
        found: id,
        known,
      })
    }
    check.flow.calls.add(id)
    const wanted = target.starts.inputs
    const inputs = check.formulas('inputs', (input) => {
      const property = wanted.find((one) => one.name === input)
      return property && typeOfInput(property)
    })
    if (inputs === undefined) return undefined
    for (const input of inputs.keys()) {
      if (wanted.some((one) => one.name === input)) continue
      const known = wanted.map((one) => one.name)
      check.report('unknown-choice', ['settings', 'inputs', input], {
        what: 'input',
        found: input,
        known,
      })
    }
    for (const { name: input, required } of wanted) {
      if (required !== true || inputs.has(input)) continue
      check.report('missing-value', ['settings', 'inputs', input], {
        what: input,
        where: `in ${check.title}`,
      })
    }
    const found = check.flow.called(id)
    const gives = found?.gives
    const isTold = found?.flow.tellsUser === true
    if (found?.isWriting) check.flow.isWriting = true
    if (found?.isSlow) noteSlow(check)
    if (found?.isAtOnce) noteAtOnce(check)
    if (found?.holds) noteHeld(check, [])
    if (isTold) check.flow.tellUser()
    const called = check.step.name
    if (called !== undefined && gives === undefined)
      check.report('gives-nothing', ['name'], { step: check.title })
    const given = new Map(wanted.map(({ name }) => [name, inputs.get(name)?.expression]))
    return {
      ...(gives && { type: gives }),
      ...(found && { means: { kind: 'call', steps: found.flow.body.steps, inputs: given } }),
      emit: ({ db, log, needs, print, user }) => {
        needs.add('db')
        const handed = [...inputs].map(([input, value]) => code`${key(input)}: ${print(value)}`)
        const flow = ref(target.name, flowFile(target.name))
        const args = [
          db,
          ...(wanted.length > 0 ? [code`{ ${handed} }`] : []),
          ...(isTold ? [user] : []),
          ...(check.flow.isLogging(id) ? [log] : []),
        ]
        const done = code`await ${flow}(${args})`
        return called === undefined ? done : code`const ${name(variableName(called))} = ${done}`
      },
    }
  },
}
