import { code, from, key, lit, name, spaced, type Code } from '@drawbridge/source'
import type { ColumnModel } from '../../model.ts'
import { computedName } from './computed.ts'
import { insertFunctions, insertStatement } from './insert.ts'
import { linkFunctions, linkStatements } from './links.ts'
import { listFunction } from './list.ts'
import { readFunctions, readStatements } from './read.ts'
import * as refs from './refs.ts'
import { removeFunctions, removeStatements } from './remove.ts'
import { columnSql, type Resource } from './resource.ts'
import { updateFunctions } from './update.ts'
import { conversionOf } from './values.ts'

/** `src/tasks/queries.ts`: every statement about these rows, each in a function. */
export function queriesFile(resource: Resource): Code {
  return code`
    ${spaced([
      filters(resource),
      code`${spaced([
        readStatements(resource),
        insertStatement(resource),
        removeStatements(resource),
        linkStatements(resource),
      ])}`,
      listFunction(resource),
      readFunctions(resource),
      insertFunctions(resource),
      updateFunctions(resource),
      removeFunctions(resource),
      linkFunctions(resource),
    ])}`
}

function filters(resource: Resource): Code | false {
  const { table, dialect } = resource
  if (table.access.list === undefined) return false
  const members = table.columns.flatMap((column) => {
    const { reader } = conversionOf(column, dialect)
    if (!column.readable || reader === undefined) return []
    const isText = column.type.type === 'string' || column.type.type === 'text'
    const member = code`${key(column.name)}: { sql: ${sqlOf(resource, column)}, read: ${reader}${isText && code`, searchable: true`}${column.nullable && code`, nullable: true`} },`
    return [from(table.node, member, column.field === '' ? undefined : column.field)]
  })
  return code`
    /** What callers may filter and sort by. */
    export const ${name(`${table.names.singular}Filters`)}: ${refs.Columns} = {
      ${members}
    }`
}

function sqlOf(resource: Resource, column: ColumnModel): Code {
  if (column.computed === undefined) return lit(columnSql(resource, column))
  return code`${computedName(column, resource)}`
}
