import type { Type } from '@drawbridge/expressions'
import { code, commas, lit, name, ref, type Code } from '@drawbridge/source'
import type { Emission } from '../../flow/emission.ts'
import type { Formula } from '../../flow/formula.ts'
import { noteOutside, noteSlow } from '../../flow/data/called.ts'
import { secretFormulas } from '../../flow/secrets.ts'
import type { StepCheck } from '../../flow/step-check.ts'
import type { StepKind } from '../../flow/step-kind.ts'
import { variableName } from '../../flow/variables.ts'
import { addressOf, type Address } from './address.ts'
import { answerOf, type Answered } from './answer.ts'
import { authOf } from './auth.ts'
import { bodyOf, CONTENT_TYPES } from './body.ts'
import { OF_THE_CONNECTION } from './connection.ts'
import { httpFace } from './face.ts'
import { isPlain } from './plain.ts'

const outside = (one: string) => ref(one, 'src/http/outside.ts')
const send = ref('send', 'src/http/egress.ts')

export const http: StepKind = {
  face: httpFace,
  check(check) {
    const address = addressOf(check)
    const query = secretFormulas(check, 'query')
    const headers = secretFormulas(check, 'headers', TEXT)
    const auth = authOf(check)
    const body = bodyOf(check)
    const answered = answerOf(check)
    const isRight = checkQuery(check, query) && checkHeaders(check, headers)
    noteOutside(check)
    noteSlow(check)
    if (!isRight || !address || !query || !headers) return undefined
    if (auth === 'wrong' || body === 'wrong' || answered === undefined) return undefined
    const called = check.step.name
    return {
      ...(answered.type && { type: answered.type }),
      emit: (emission) => {
        const { print } = emission
        const type = check.text('bodyAs') ?? 'json'
        const given = [
          ...[...headers].map(
            ([header, value]) => code`${lit(header.toLowerCase())}: ${print(value)}`,
          ),
          ...(auth ? [code`authorization: ${auth(print)}`] : []),
          ...(body && !hasHeader(headers, 'content-type')
            ? [code`'content-type': ${lit(CONTENT_TYPES[type] ?? '')}`]
            : []),
        ]
        const sent = code`await ${send}({
          method: ${lit(check.text('method') ?? 'GET')},
          url: ${urlOf(address, query, print)},
          ${given.length > 0 && code`headers: { ${commas(given)} },`}
          ${body && code`body: ${body(print)},`}
          timeout: ${lit(check.number('timeout') ?? 10_000)},
          ${limit(check, 'retries')}
          ${limit(check, 'redirects')}
          maxBytes: ${lit(check.number('maxBytes') ?? 1_000_000)},
        })`
        return taken(called, answered, sent, emission)
      },
    }
  },
}

const TEXT: Type = { kind: 'text' }

const hasHeader = (headers: ReadonlyMap<string, Formula>, wanted: string): boolean =>
  [...headers.keys()].some((header) => header.toLowerCase() === wanted)

function limit(check: StepCheck, key: 'retries' | 'redirects'): Code | false {
  const value = check.number(key) ?? 0
  return value > 0 && code`${name(key)}: ${lit(value)},`
}

function urlOf(
  address: Address,
  query: ReadonlyMap<string, Formula>,
  print: Emission['print'],
): Code {
  const url = address(print)
  if (query.size === 0) return url
  const values = [...query].map(([one, value]) => code`${lit(one)}: ${print(value)}`)
  return code`${outside('withQuery')}(${url}, { ${commas(values)} })`
}

/** What is done with the answer: it is named, or only looked at. */
function taken(
  called: string | undefined,
  answered: Answered,
  sent: Code,
  emission: Emission,
): Code {
  const value = answered.emit(sent, emission)
  return called === undefined ? value : code`const ${name(variableName(called))} = ${value}`
}

/** What a URL has room for. */
function checkQuery(check: StepCheck, query: ReadonlyMap<string, Formula> | undefined): boolean {
  const wrong = [...(query ?? [])].find(([, { type }]) => !isPlain(type))
  if (wrong === undefined) return true
  check.report('wrong-formula', ['settings', 'query', wrong[0]], {
    step: check.title,
    problem: 'Lists and objects can’t stand in an address.',
    cure: 'Give a text, a number or a truth value.',
  })
  return false
}

function checkHeaders(
  check: StepCheck,
  headers: ReadonlyMap<string, Formula> | undefined,
): boolean {
  const wrong = [...(headers?.keys() ?? [])].find((one) => OF_THE_CONNECTION.has(one.toLowerCase()))
  if (wrong === undefined) return true
  check.report('header-not-yours', ['settings', 'headers', wrong], {
    step: check.title,
    name: wrong,
  })
  return false
}
