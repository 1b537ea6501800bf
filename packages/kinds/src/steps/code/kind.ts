import { toTypeScriptType } from '@drawbridge/expressions'
import {
  code,
  commas,
  doc,
  from,
  isIdentifier,
  key,
  name,
  ref,
  verbatim,
  type Code,
} from '@drawbridge/source'
import { checkProperties } from '../../flow/decode-steps.ts'
import { typeOfProperty } from '../../flow/property-type.ts'
import type { Property } from '../../flow/property.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { variableName } from '../../flow/variables.ts'
import { wordsOf } from '../../names/words.ts'
import { pointer } from '@drawbridge/manifest'
import { codeFace } from './face.ts'

export const codeStep: StepKind = {
  face: codeFace,
  check(check) {
    const inputs = check.formulas('inputs')
    const source = check.text('source') ?? ''
    const result = resultOf(check)
    checkPackages(check, source)
    const unusable = [...(inputs?.keys() ?? [])].filter((input) => !isIdentifier(input))
    for (const input of unusable)
      check.report('name-not-usable', ['settings', 'inputs', input], {
        what: 'An input',
        name: input,
        inCode: true,
      })
    if (inputs === undefined || result === 'wrong' || unusable.length > 0) return undefined
    const type = result && typeOfProperty(result)
    const called = check.step.name
    return {
      ...(type && { type }),
      emit: ({ files, print }) => {
        const words = [...wordsOf(check.flow.source.name), ...wordsOf(called ?? check.step.id)]
        const path = `src/steps/${words.join('-')}.ts`
        const own = `${called ?? 'run'}Step`
        const members = [...inputs].map(
          ([input, { type: of }]) => code`readonly ${key(input)}: ${toTypeScriptType(of)}`,
        )
        const parameter =
          inputs.size === 0
            ? undefined
            : code`{ ${commas([...inputs.keys()].map(name))} }: { ${commas(members)} }`
        const field = pointer(...check.path, 'settings', 'source')
        const body = from(check.flow.node, verbatim(source), field)
        files.set(path, {
          own: { step: check.title, field, source },
          code: code`
            ${check.step.note !== undefined && doc(check.step.note)}
            export async function ${name(own)}(${parameter}): Promise<${type ? toTypeScriptType(type) : code`void`}> {
              ${body}
            }`,
        })
        const given = [...inputs].map(([input, value]): Code => {
          return code`${key(input)}: ${print(value)}`
        })
        const call = code`await ${ref(own, path)}(${inputs.size > 0 && code`{ ${commas(given)} }`})`
        return called === undefined || type === undefined
          ? call
          : code`const ${name(variableName(called))} = ${call}`
      },
    }
  },
}

/** Notes what it needs: each package once in the whole project, and none that it does not name. */
function checkPackages(check: StepCheck, source: string): void {
  const drawn = check.list('packages')
  for (const [index, { name: called, version }] of drawn.entries()) {
    const other = check.flow.packages.get(String(called))
    if (other !== undefined && other !== version)
      check.report('two-versions', ['settings', 'packages', index, 'version'], {
        name: String(called),
        versions: [other, String(version)],
      })
    check.flow.packages.set(String(called), String(version))
  }
  const names = drawn.map((one) => String(one['name']))
  for (const [, asked = ''] of source.matchAll(/\bimport\(\s*['"`]([^'"`]+)['"`]/g)) {
    const [owner = '', own = ''] = asked.split('/')
    const called = owner.startsWith('@') ? `${owner}/${own}` : owner
    if (asked.startsWith('node:') || names.includes(called)) continue
    check.report('package-not-named', ['settings', 'source'], { step: check.title, name: called })
  }
}

/** What it gives, as it was declared. */
function resultOf(check: StepCheck): Property | 'wrong' | undefined {
  const drawn = check.settings['result']
  if (drawn === undefined) return undefined
  const property = drawn as unknown as Property
  const path = [...check.path, 'settings', 'result']
  const found = checkProperties([property], check.flow.node, path)
  check.flow.diagnostics.push(...found)
  return found.length === 0 ? property : 'wrong'
}
