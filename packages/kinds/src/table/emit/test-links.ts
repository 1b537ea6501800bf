import { code, defaultRef, key, lit, ref, template, type Code } from '@drawbridge/source'
import { makerName, personOf } from './inputs.ts'
import type { LinkCase } from './link-cases.ts'
import { inputOf, statusOf, urlOf, type Subject } from './subject.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const test = ref('test', 'node:test')

/** What is tested of the rows that a row points at: they are set, read along with it and taken away. */
export function linkTests(subject: Subject): readonly (Code | false)[] {
  const { making, links } = subject
  if (making === undefined) return []
  const isAble = ({ player }: LinkCase): boolean => {
    const owner = { ...player, owns: true }
    return (['read', 'update'] as const).every(
      (operation) => statusOf(subject, operation, owner, 200) === 200,
    )
  }
  return links.filter(isAble).map((link) => linkTest(subject, link))
}

function linkTest(subject: Subject, { written, read, many, player, made }: LinkCase): Code | false {
  const { resource, making } = subject
  if (making === undefined) return false
  const { table, type } = resource
  const who = lit(player.name)
  const target = made === undefined ? code`${personOf(player)}` : code`await ${makerName(made)}()`
  const url = template`${urlOf(resource, '/')}${code`id`}`
  const shown = code`await call('GET', ${template`${urlOf(resource, '/')}${code`id`}?include=${read}`}, ${who})`
  const value = many ? code`[target.id]` : code`target.id`
  const version = table.version && code`, version`
  const member = key(read)
  return code`
    ${test}(${lit(`is written with its ${wordsOf(read)}, and without`)}, async () => {
      const target = ${target}
      const input = { ...${inputOf(making)}, ${key(written)}: ${value} }
      const made = await call('POST', ${lit(urlOf(resource))}, ${who}, input)
      ${assert}.equal(made.statusCode, 201, made.body)
      const { id${version} } = made.json<${type}>()
      const linked = ${shown}
      ${
        many
          ? code`${assert}.deepEqual(linked.json<${type}>().${member}?.map((one) => one.id), [target.id])`
          : code`${assert}.equal(linked.json<${type}>().${member}?.id, target.id)`
      }
      const change = { ${key(written)}: ${many ? code`[]` : code`null`}${version} }
      const changed = await call('PATCH', ${url}, ${who}, change)
      ${assert}.equal(changed.statusCode, 200, changed.body)
      const cleared = ${shown}
      ${
        many
          ? code`${assert}.deepEqual(cleared.json<${type}>().${member}, [])`
          : code`${assert}.equal(cleared.json<${type}>().${member}, null)`
      }
    })`
}

const wordsOf = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
