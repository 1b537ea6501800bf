import { code, lit, ref, templateOf, type Code } from '@drawbridge/source'
import { asTexts } from '../example-body.ts'
import type { Asking } from './asking.ts'

interface CallTest {
  readonly title: string
  readonly expected: string
  /** Whether it is the same for those who have not signed in. */
  readonly isForNobody: boolean
  /** What makes the place that is called. */
  readonly make: Code
}

/** A test that calls an endpoint as everybody who may. */
export function callTest(
  { method, path, headers, body, callers }: Asking,
  { title, expected, isForNobody, make }: CallTest,
): Code {
  const able = callers.filter(({ role }) => role !== undefined || isForNobody)
  const answers = Object.fromEntries(able.map(({ name }) => [name, expected]))
  const call = {
    method,
    ...(Object.keys(headers).length > 0 && { headers: asTexts(headers) }),
    ...(Object.keys(body).length > 0 && { payload: body }),
  }
  return code`
    ${ref('test', 'node:test')}(${lit(`${method} ${path}${title}`)}, () => {
      const answers = ${lit(answers)}
      const call = ${lit(call)} as const
      return rows.expect(answers, call, ${make})
    })`
}

/** The names of what stands in a path. */
export const parametersOf = (path: string): readonly string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

/** `/articles/:slug` with what stands in it. */
export function urlOf({ path, search }: Asking, standsIn: (name: string) => Code | string): Code {
  const parts = path.split(/:(\w+)/).map((part, at) => (at % 2 === 0 ? part : standsIn(part)))
  return parts.every((part) => typeof part === 'string')
    ? lit(parts.join('') + search)
    : templateOf([...parts, search])
}
