import { toTypeScriptType } from '@drawbridge/expressions'
import { code, lit, name, ref } from '@drawbridge/source'
import { propertiesSchema } from '../../flow/json-schema-of.ts'
import { typeOfProperties } from '../../flow/property-type.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { variableName } from '../../flow/variables.ts'
import { wordsOf } from '../../names/words.ts'
import { capitalised } from '../../table/emit/resource.ts'
import { validateFace } from './face.ts'

const createAjv = ref('createAjv', 'src/http/validation.ts')
const invalid = ref('invalid', 'src/http/errors.ts')

export const validate: StepKind = {
  face: validateFace,
  check(check) {
    const value = check.formula('value', { kind: 'json' })
    const shape = check.properties('shape')
    const called = check.step.name
    if (value === undefined || shape === undefined || called === undefined) return undefined
    const type = typeOfProperties(shape)
    check.flow.refuses.add(400)
    return {
      type,
      emit: ({ files, print }) => {
        const own = name(`read${capitalised(called)}`)
        const file = `${check.flow.folder}/read-${wordsOf(called).join('-')}.ts`
        files.set(file, {
          code: code`
            const isValid = ${createAjv}(false).compile<${toTypeScriptType(type)}>(${lit(propertiesSchema(shape))})

            /** The value, which has this shape: or it is refused. */
            export function ${own}(value: unknown): ${toTypeScriptType(type)} {
              if (!isValid(value)) throw ${invalid}(${lit(called)}, 'does not have the shape that is asked for')
              return value
            }`,
        })
        return code`const ${name(variableName(called))} = ${ref(own.text, file)}(${print(value)})`
      },
    }
  },
}
