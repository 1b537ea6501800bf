import type { RouteInfo } from '@drawbridge/compiler'
import { errorsOf } from '@drawbridge/kinds'
import type { JsonObject } from '@drawbridge/manifest'
import { isReached, roleFor, tableIn } from './doors.ts'
import { askedBy, requestOf, type Asked } from './requests.ts'
import type { Tally } from './tally.ts'
import type { Target } from './target.ts'
import { tied } from './ties.ts'

/** What no caller may write, anywhere; besides it all columns of the table that have no place in a body. */
const UNWRITABLE = [
  'id',
  'owner',
  'ownerId',
  'role',
  'roles',
  'password',
  'passwordHash',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'version',
  'constructor',
  'prototype',
  '__proto__',
]

/** What no body has a place for is refused, whoever sends it and however deep it stands. */
export async function withForeignFields(target: Target, tally: Tally): Promise<void> {
  const invalid = errorsOf(target.model).kinds.invalid.status
  for (const route of target.routes) {
    const asked = askedBy(target, route)
    const role = roleFor(route, target.model)
    if (asked?.isStrict !== true || role === undefined) continue
    const { name, headers } = await target.signUp(role)
    for (const word of wordsFor(target, route, asked))
      for (const payload of bodiesWith(word, asked)) {
        const answer = await target.call({
          ...requestOf(target, route, 1, { ...headers, 'content-type': 'application/json' }),
          payload,
        })
        const isHeld = [400, invalid].includes(answer.statusCode) && !isReached(route, answer)
        tally.judged({ caller: name, how: `with ${word}`, route, isHeld, answer })
      }
  }
}

function wordsFor({ model }: Target, route: RouteInfo, asked: Asked): readonly string[] {
  const columns = tableIn(model, route)?.columns.flatMap(({ name, sql }) => [name, sql]) ?? []
  return [...new Set([...UNWRITABLE, ...columns])].filter((word) => !asked.properties.has(word))
}

/** As text, for the sake of `__proto__`. */
function bodiesWith(word: string, { example, properties, items }: Asked): readonly string[] {
  const MARK = 'a member that is foreign'
  const marked: JsonObject[] = [{ ...example, [MARK]: 1 }]
  if (properties.has('items') && items?.has(word) === false)
    marked.push(tied(example, { [MARK]: 1 }))
  return marked.map((body) => JSON.stringify(body).replace(MARK, word))
}
