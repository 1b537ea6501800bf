import { code, name, template, type Code } from '@drawbridge/source'
import { rowShape } from '../../flow/data/row-shape.ts'
import { eventsAt } from './events-of.ts'
import { keyType } from './read.ts'
import * as refs from './refs.ts'
import { columnSql, placeholder, type Resource } from './resource.ts'
import { narrowing } from './scope.ts'
import { aliveSql } from './statements.ts'

/** The events around each change of what is there. */
const TIMES = {
  update: { early: 'beforeUpdate', late: 'afterUpdate' },
  delete: { early: 'beforeDelete', late: 'afterDelete' },
} as const

type Change = keyof typeof TIMES

const CHANGES: readonly Change[] = ['update', 'delete']

/** `await readBefore(tx, request.params.id)`, of the rows that the caller reaches where events come first. */
export function readingBefore(resource: Resource, operation: Change): Code {
  const scope = scopeBefore(resource, operation)
  return code`await readBefore(tx, request.params.id${scope && code`, (params) => ${scope}`})`
}

/** What is done before a change is done for nobody who may not make it; what follows it asks the write. */
function scopeBefore(resource: Resource, operation: Change): Code | false {
  if (eventsAt(resource, TIMES[operation].early).length === 0) return false
  return narrowing(resource, resource.reach(operation))
}

/** `readBefore`: a row as it is before it is changed or gone; false where no event asks for it. */
export function readBefore(resource: Resource): Code | false {
  const asking = CHANGES.filter(
    (operation) =>
      resource.table.access[operation] !== undefined &&
      eventsAt(resource, TIMES[operation].early, TIMES[operation].late).length > 0,
  )
  if (asking.length === 0) return false
  const scoped = asking.filter((operation) => scopeBefore(resource, operation) !== false)
  return scoped.length === 0 ? unscoped(resource) : inScope(resource, scoped.length < asking.length)
}

function unscoped(resource: Resource): Code {
  const { columns, sql, key: id, dialect } = resource
  const { type, rowType } = rowShape(resource)
  const where = `${columnSql(resource, id)} = ${placeholder(dialect, 1)}${aliveSql(resource)}`
  return code`
    const BEFORE = ${template`SELECT ${columns} FROM ${sql} WHERE ${where}${locking(resource)}`}

    /** A row as it is before it is changed or gone. */
    async function ${name('readBefore')}(db: ${refs.Database}, id: ${keyType(resource)}): Promise<${type} | undefined> {
      ${returned(resource, code`db.get<${rowType}>(BEFORE, [id])`)}
    }`
}

/** `mayBeAny`: whether it is also asked where the caller may change every row. */
function inScope(resource: Resource, mayBeAny: boolean): Code {
  const { columns, sql, key: id } = resource
  const { type, rowType } = rowShape(resource)
  const statement = template`
    SELECT ${columns} FROM ${sql}
    WHERE ${columnSql(resource, id)} = ${code`${refs.bind}(params, id)`}${aliveSql(resource)}${code`scope(params)`}${locking(resource)}`
  return code`
    /** A row as it is before it is changed or gone; undefined where it is not in the scope of the caller. */
    async function ${name('readBefore')}(
      db: ${refs.Database},
      id: ${keyType(resource)},
      scope: (params: ${refs.Param}[]) => string${mayBeAny && code` = () => ''`},
    ): Promise<${type} | undefined> {
      const params: ${refs.Param}[] = []
      const sql = ${statement}
      ${returned(resource, code`db.get<${rowType}>(sql, params)`)}
    }`
}

const locking = ({ dialect }: Resource): string => (dialect === 'sqlite' ? '' : ' FOR UPDATE')

function returned(resource: Resource, read: Code): Code {
  const converted = rowShape(resource).convert?.(code`row`)
  if (converted === undefined) return code`return ${read}`
  return code`
    const row = await ${read}
    return row && ${converted}`
}
