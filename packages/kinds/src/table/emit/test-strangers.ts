import { code, defaultRef, key, lit, name, ref, spaced, type Code } from '@drawbridge/source'
import type { Operation } from '../../access.ts'
import { castOf, statusFor } from './cast.ts'
import { exampleOf } from './example.ts'
import type { Resource } from './resource.ts'
import { missingUrl, urlOf } from './subject.ts'

const assert = defaultRef('assert', 'node:assert/strict')
const node = (exported: string) => ref(exported, 'node:test')

const METHODS = { read: 'GET', update: 'PATCH', delete: 'DELETE' } as const

/** Tests of a table whose rows no test can make: who is let in, and finds nothing. */
export function strangersFile(resource: Resource): Code {
  const { table, model } = resource
  const { access } = table
  const cast = castOf(model)
  const roles = Object.fromEntries(
    cast.flatMap(({ name: called, role }) => (role === undefined ? [] : [[called, role]])),
  )
  const people = model.auth !== undefined && lit(roles)

  function entrance(operation: Operation, done: number, title: string, call: Code): Code | false {
    const rules = access[operation]
    if (rules === undefined) return false
    const expected = cast.map((player) => {
      const owns = player.role !== undefined
      const status = statusFor({ ...player, owns }, rules, done) ?? done
      return [player.name, status] as const
    })
    return code`
      ${node('test')}(${lit(title)}, async () => {
        const expected = ${lit(Object.fromEntries(expected))}
        for (const [who, status] of Object.entries(expected)) {
          const response = ${call}
          ${assert}.equal(response.statusCode, status, who)
        }
      })`
  }

  const missing = lit(missingUrl(resource))
  const tests = [
    entrance(
      'list',
      200,
      'is listed for whom the policy names',
      code`await call('GET', ${lit(urlOf(resource))}, who)`,
    ),
    ...(['read', 'update', 'delete'] as const).map((operation) =>
      entrance(
        operation,
        404,
        `tells whom the policy lets ${operation} one that a row is missing`,
        operation === 'update'
          ? code`await call('PATCH', ${missing}, who, ${changeOf(resource)})`
          : code`await call(${lit(METHODS[operation])}, ${missing}, who)`,
      ),
    ),
  ]
  return code`
    ${node('suite')}(${lit(table.names.folder.replaceAll('-', ' '))}, () => {
      const { ${name('call')} } = ${ref('useApp', 'test/use-app.ts')}(${people})

      ${spaced(tests)}
    })`
}

/** The least that a change may be. */
function changeOf({ table }: Resource): Code {
  if (table.version) return lit({ version: 1 })
  for (const column of table.columns) {
    const value =
      column.writable && column.role === 'field' && column.settings?.writeRule === undefined
        ? column.nullable
          ? lit(null)
          : exampleOf(column, 1)
        : undefined
    if (value !== undefined) return code`{ ${key(column.name)}: ${value} }`
  }
  return code`{}`
}
