import {
  code,
  commas,
  defaultRef,
  key,
  lit,
  name,
  ref,
  template,
  type Code,
} from '@drawbridge/source'
import { statusFor, type Player } from './cast.ts'
import * as refs from './refs.ts'
import { inclusionsOf } from './relations.ts'
import { ruledFields } from './ruled-fields.ts'
import { searchesOf } from './search.ts'
import { ableTo, madeOf, madeRow, unjudged, urlOf, type Subject } from './subject.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const test = ref('test', 'node:test')

/** What is tested of lists: everything that may be asked of them. */
export function listTests(subject: Subject): readonly (Code | false)[] {
  const { resource, making } = subject
  if (resource.table.access.list === undefined) return []
  const player = askerOf(subject)
  if (player === undefined) return []
  const { item, items } = resource
  const filters = code`${refs.queriesOf(resource.files)}.${key(`${resource.table.names.singular}Filters`)}`
  const hidden = ruledFields(resource, 'readRule').filter(
    ({ settings }) => statusFor({ ...player, owns: false }, settings?.readRule ?? [], 200) !== 200,
  )
  const columns = hidden.length > 0 ? code`columns` : filters
  const isMany = making !== undefined || !player.owns
  const rows = isMany ? [1, 2, 3].map(() => code`${madeOf(subject)}`) : [code`${madeOf(subject)}`]
  return [
    code`
      const ask = async (query: string) => {
        const response = await call('GET', ${template`${urlOf(resource, '?')}${code`query`}`}, ${lit(player.name)})
        ${assert}.equal(response.statusCode, 200, response.body)
        return response.json<${refs.Page}<${resource.type}>>()
      }`,
    hidden.length > 0 &&
      code`
        // Nobody asks for rows by what they may not read.
        const { ${commas([...hidden.map((one) => code`${key(one.name)}: ${name(`_${one.name}`)}`), code`...columns`])} } = ${filters}`,
    code`
      ${test}('is found by each of its values', async () => {
        ${madeRow(subject)}
        await ${ref('findByEach', 'test/lists.ts')}(ask, ${columns}, ${item}.id)
      })`,
    code`
      ${test}('is sorted by each of its values, and paged through in that order', async () => {
        const ${items} = [${rows}]
        await ${ref('pageByEach', 'test/lists.ts')}(ask, ${columns}, ${items}.map(({ id }) => id))
      })`,
    searchTest(subject),
    shownTest(subject, player),
  ]
}

/** Somebody who is shown what the tests make: of accounts, rather one who is shown those of others. */
function askerOf(subject: Subject): Player | undefined {
  const others = subject.cast.filter(({ owns }) => !owns)
  const first = subject.making === undefined ? ableTo(subject, 'list', others) : undefined
  return first ?? ableTo(unjudged(subject), 'list') ?? ableTo(subject, 'list')
}

function searchTest(subject: Subject): Code | false {
  const { resource } = subject
  const { item } = resource
  const names = [...new Set(searchesOf(resource).flat())].map((column) => column.name)
  if (names.length === 0) return false
  return code`
    ${test}('is found by its words, in any order', async () => {
      ${madeRow(subject)}
      await ${ref('findByWords', 'test/words.ts')}(ask, ${lit(names)}, ${item}.id)
    })`
}

function shownTest(subject: Subject, player: Player): Code {
  const { resource } = subject
  const { item } = resource
  const shown = inclusionsOf(resource).flatMap(({ relation, access }) => {
    // A rule about roles refuses to include at all; one about rows leaves out what it does not show.
    const status = statusFor(player, access, 200)
    return status === 401 || status === 403 ? [] : [relation.name]
  })
  const include = shown.length > 0 ? `&include=${shown.join(',')}` : ''
  return code`
    ${test}(${lit(shown.length > 0 ? 'is shown with what it refers to, in the fields that are asked for' : 'is shown in the fields that are asked for')}, async () => {
      ${madeRow(subject)}
      const { data, page } = await ask(${template`id=${code`${item}.id`}&fields=id${include}&count=true`})
      ${assert}.deepEqual(data.map((row) => Object.keys(row)), [${lit(['id', ...shown])}])
      ${assert}.equal(page.total, 1)
    })`
}
