import { code, defaultRef, lit, ref, template, type Code } from '@drawbridge/source'
import { withoutRequestId } from '../../api/without-request-id.ts'
import { eachOf, madeRow, missingUrl, rowUrl, statusOf, urlOf, type Subject } from './subject.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const test = ref('test', 'node:test')

/** What is tested of reading rows; by whom, unless other tests ask that. */
export function readTests(subject: Subject, isRuled: boolean): readonly (Code | false)[] {
  const { read, list } = subject.resource.table.access
  return [
    read !== undefined && !isRuled && readTest(subject),
    read !== undefined && missingTest(subject),
    list !== undefined && !isRuled && listTest(subject),
  ]
}

function readTest(subject: Subject): Code {
  const call = code`const response = await call('GET', ${rowUrl(subject.resource)}, who)`
  return code`
    ${test}('is read by whom the policy names', async () => {
      ${madeRow(subject)}
      ${eachOf(subject, 'read', 200, { call })}
    })`
}

function missingTest(subject: Subject): Code | false {
  const { resource, cast } = subject
  const stranger = cast.find(
    (player) => !player.owns && statusOf(subject, 'read', player, 200) === 404,
  )
  if (stranger === undefined) return false
  return code`
    ${test}('does not tell a foreign row from a missing one', async () => {
      ${madeRow(subject)}
      const foreign = await call('GET', ${rowUrl(resource)}, ${lit(stranger.name)})
      const missing = await call('GET', ${lit(missingUrl(resource))}, ${lit(stranger.name)})
      ${assert}.equal(foreign.statusCode, 404)
      // The request's id is all that tells the two answers apart.
      ${assert}.deepEqual(${withoutRequestId(resource.model, code`foreign`)}, ${withoutRequestId(resource.model, code`missing`)})
    })`
}

/** A list shows nothing of others, instead of saying that there is something. */
function listTest(subject: Subject): Code | false {
  const { resource, cast } = subject
  const { item, type } = resource
  const cases = cast.flatMap((player) => {
    const status = statusOf(subject, 'list', player, 200)
    if (status === undefined) return []
    return [[player.name, status === 404 ? 200 : status, status === 200 ? 1 : 0] as const]
  })
  if (cases.length === 0) return false
  const isListed = cases.some(([, status]) => status === 200)
  return code`
    ${test}('is listed for whom the policy names', async () => {
      ${madeRow(subject)}
      for (const [who, status${isListed && code`, rows`}] of [
        ${cases.map((one) => code`${lit(one)},`)}
      ] as const) {
        const response = await call('GET', ${template`${urlOf(resource, '?id=')}${code`${item}.id`}`}, who)
        ${assert}.equal(response.statusCode, status, who)
        ${isListed && code`if (status === 200) ${assert}.equal(response.json<{ data: ${type}[] }>().data.length, rows, who)`}
      }
    })`
}
