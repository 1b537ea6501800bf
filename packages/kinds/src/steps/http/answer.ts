import { toTypeScriptType, type Type } from '@drawbridge/expressions'
import { code, lit, name, ref, typeRef, type Code } from '@drawbridge/source'
import type { Emission } from '../../flow/emission.ts'
import { propertiesSchema } from '../../flow/json-schema-of.ts'
import { typeOfProperties } from '../../flow/property-type.ts'
import type { Property } from '../../flow/property.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import { wordsOf } from '../../names/words.ts'
import { capitalised } from '../../table/emit/resource.ts'

export interface Answered {
  /** Of the value of the step. */
  readonly type: Type | undefined
  /** Around the call: what is made of what comes back. */
  readonly emit: (sent: Code, emission: Emission) => Code
}

const outside = (one: string) => ref(one, 'src/http/outside.ts')
const createAjv = ref('createAjv', 'src/http/validation.ts')
const Incoming = typeRef('Incoming', 'src/http/exchange.ts')

/** What of the answer is used, and how; undefined where what was drawn of it is wrong. */
export function answerOf(check: StepCheck): Answered | undefined {
  const drawn = check.properties('response')
  if (drawn === undefined) return undefined
  const as = check.text('responseAs') ?? (drawn.length > 0 ? 'object' : 'text')
  if ((as === 'object' || as === 'list') && drawn.length === 0)
    return check.report('missing-value', ['settings', 'response'], {
      what: 'Answer',
      where: `in ${check.title}`,
    })
  const type = typeOfAnswer(as, drawn)
  const gives = check.text('whenRefused') === 'give'
  return {
    type: gives ? eitherWay(type) : type,
    emit: (sent, emission) => {
      const isUsed = check.step.name !== undefined
      if (gives) return code`${outside('outcome')}(${sent}, ${reader(check, as, drawn, emission)})`
      const answer = code`${outside('accepted')}(${sent})`
      return as === 'nothing' || !isUsed
        ? answer
        : code`${reader(check, as, drawn, emission)}(${answer})`
    },
  }
}

function typeOfAnswer(as: string, drawn: readonly Property[]): Type | undefined {
  const one = typeOfProperties(drawn)
  switch (as) {
    case 'object':
      return one
    case 'list':
      return { kind: 'list', of: one }
    case 'nothing':
      return undefined
    default:
      return { kind: 'text' }
  }
}

function eitherWay(type: Type | undefined): Type {
  return {
    kind: 'object',
    members: new Map<string, { readonly type: Type }>([
      ['status', { type: { kind: 'integer' } }],
      ...(type ? [['body', { type: { kind: 'nullable', of: type } }] as const] : []),
      ['refusal', { type: { kind: 'json' } }],
    ]),
  }
}

/** The function that makes a value of an answer. */
function reader(
  check: StepCheck,
  as: string,
  drawn: readonly Property[],
  { files }: Emission,
): Code {
  if (as === 'nothing') return code`() => null`
  if (as === 'text') return code`${outside('answerText')}`
  const called = check.step.name ?? 'answer'
  const own = name(`read${capitalised(called)}`)
  const file = `${check.flow.folder}/read-${wordsOf(called).join('-')}.ts`
  const schema = propertiesSchema(drawn, 'ignored')
  const type = toTypeScriptType(typeOfAnswer(as, drawn) ?? { kind: 'json' })
  files.set(file, {
    code: code`
      const isValid = ${createAjv}(false).compile<${type}>(${lit(as === 'list' ? { type: 'array', items: schema } : schema)})

      /** What the service answered, which has this shape: or it is not taken. */
      export function ${own}(answer: ${Incoming}): ${type} {
        return ${outside('answerBody')}(answer, isValid)
      }`,
  })
  return code`${ref(own.text, file)}`
}
