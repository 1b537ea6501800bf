import { code, commas, key, name, namespaceRef } from '@drawbridge/source'
import { assigned, noteOutside, noteSlow } from '../../flow/data/called.ts'
import { typeOfProperty } from '../../flow/property-type.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { answerTypeOf } from '../../integration/emit/answers.ts'
import { inputsOf, type IntegrationModel, type OperationModel } from '../../integration/model.ts'
import { operationFace } from './face.ts'

export const operation: StepKind = {
  face: operationFace,
  check(check) {
    const integration = integrationOf(check)
    const found = integration && operationOf(check, integration)
    if (integration === undefined || found === undefined) return undefined
    const wanted = inputsOf(found)
    const inputs = check.formulas('inputs', (input) => {
      const property = wanted.find((one) => one.name === input)
      return property && typeOfProperty(property)
    })
    if (inputs === undefined) return undefined
    const surplus = [...inputs.keys()].find((one) => !wanted.some(({ name: own }) => own === one))
    if (surplus !== undefined)
      return check.report('unknown-choice', ['settings', 'inputs', surplus], {
        what: 'input',
        found: surplus,
        known: wanted.map((one) => one.name),
      })
    for (const { name: input, required } of wanted) {
      if (required !== true || inputs.has(input)) continue
      const facts = { what: input, where: `in ${check.title}` }
      check.report('missing-value', ['settings', 'inputs', input], facts)
    }
    const type = answerTypeOf(found)
    if (check.step.name !== undefined && type === undefined)
      check.report('gives-nothing', ['name'], { step: check.title })
    noteOutside(check)
    noteSlow(check)
    return {
      ...(type && { type }),
      emit: ({ print }) => {
        const given = [...inputs].map(([input, value]) => code`${key(input)}: ${print(value)}`)
        const service = namespaceRef(localName(check, integration), integration.path)
        const values = wanted.length > 0 && code`{ ${commas(given)} }`
        const call = code`await ${service}.${name(found.name)}(${values})`
        return type === undefined ? call : assigned(check, call)
      },
    }
  },
}

function integrationOf(check: StepCheck): IntegrationModel | undefined {
  const id = check.text('integration') ?? ''
  const { integrations } = check.model
  const found = integrations.find(({ node }) => node === id)
  if (found !== undefined) return found
  const known = integrations.map(({ node }) => node)
  return check.report('unknown-choice', ['settings', 'integration'], {
    what: 'service',
    found: id,
    known,
  })
}

function operationOf(
  check: StepCheck,
  { operations }: IntegrationModel,
): OperationModel | undefined {
  const wanted = check.text('operation') ?? ''
  const found = operations.find(({ id, name: called }) => id === wanted || called === wanted)
  if (found !== undefined) return found
  const known = operations.map(({ name: called }) => called)
  return check.report('unknown-choice', ['settings', 'operation'], {
    what: 'operation',
    found: wanted,
    known,
  })
}

/** What the module is called in this flow: no step has its name. */
function localName({ flow }: StepCheck, { local }: IntegrationModel): string {
  return flow.names.has(local) || flow.source.name === local ? `${local}Module` : local
}
