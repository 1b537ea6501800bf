import { code, commas, from, lit, ref, spaced, type Code, type Hole } from '@drawbridge/source'
import { pointer } from '@drawbridge/manifest'
import type { Contribution } from '../../contribution.ts'
import type { ApiModel, Model } from '../../model.ts'
import { groundOf, type Ground } from '../../flow/emit/rehearsal/ground.ts'
import { wordsOf } from '../../names/words.ts'
import { readSavedTest, type ReadTest } from './read-saved-test.ts'
import { Writing } from './writing.ts'

/** `test/saved/requests.test.ts`: requests that somebody kept, and what has to come of them. */
export function savedTests(api: ApiModel, model: Model): readonly Contribution[] {
  const { node, settings } = api
  const ground = groundOf(model)
  if (ground === undefined) return []
  const tests = settings.tests.flatMap((saved, at) => {
    const read = readSavedTest(saved, node, model)
    if ('gone' in read) return []
    return [from(node, testOf(read, model), pointer('settings', 'tests', at))]
  })
  if (tests.length === 0) return []
  return [{ type: 'module', path: pathOf(api, model), node, code: fileOf(tests, ground) }]
}

function fileOf(tests: readonly Hole[], { cast, tables }: Ground): Code {
  const given = [...(Object.keys(cast).length > 0 ? [lit(cast)] : []), lit(tables)]
  return code`
    ${ref('suite', 'node:test')}('saved requests', () => {
      const rows = ${ref('useEmptyTables', 'test/empty-tables.ts')}(${commas(given)})

      ${spaced(tests)}
    })`
}

function testOf(test: ReadTest, model: Model): Code {
  const { saved, method, caller, rows, after } = test
  const writing = new Writing(test, model)
  // What comes last asks for keys of what comes first.
  const left = after.map((table) => writing.left(table))
  const answer = saved.answer === undefined ? undefined : writing.json(saved.answer)
  const headers =
    Object.keys(saved.headers ?? {}).length > 0 && writing.members(saved.headers ?? {})
  const body = saved.body === undefined ? undefined : writing.json(saved.body)
  const more = [
    ...(body === undefined ? (headers ? [code`undefined`] : []) : [body]),
    ...(headers ? [headers] : []),
  ]
  const call = [lit(method), writing.url(), lit(caller), ...more]
  const seeds = rows.toReversed().map((row) => writing.seed(row))
  return code`
    ${ref('test', 'node:test')}(${lit(saved.name)}, async () => {
      ${seeds.toReversed()}
      const response = await rows.call(${commas(call)})
      ${ref('assertAnswer', 'test/answers.ts')}(${commas([code`response`, lit(saved.status), ...(answer ? [answer] : [])])})
      ${left}
    })`
}

/** Several apis have a file each. */
function pathOf(api: ApiModel, { apis }: Model): string {
  const all = apis.filter(({ settings }) => settings.tests.length > 0)
  const own = all.length > 1 ? wordsOf(api.settings.prefix) : []
  const alike = all.filter(({ settings }) => settings.prefix === api.settings.prefix)
  const number = alike.length > 1 ? [String(alike.indexOf(api) + 1)] : []
  return `test/saved/${[...own, 'requests', ...number].join('-')}.test.ts`
}
