import { RESERVED } from '@drawbridge/sql'
import type { ColumnModel } from '../../model.ts'
import { columnSql, type Resource } from './resource.ts'
import { conversionOf } from './values.ts'

export function readable({ table }: Resource): readonly ColumnModel[] {
  return table.columns.filter((column) => column.readable)
}

/**
 * The stored columns of a table but for some, named as callers name them, on lines that begin with
 * `indent`.
 */
export function selectedText(
  resource: Resource,
  without: readonly ColumnModel[] = [],
  indent = '  ',
): string {
  const lines = ['']
  for (const column of readable(resource)) {
    if (column.computed !== undefined || without.includes(column)) continue
    const text = columnText(resource, column)
    const line = lines.at(-1) ?? ''
    if (line.length + text.length > 95) lines.push(`${indent}${text},`)
    else lines[lines.length - 1] = line === '' ? `${indent}${text},` : `${line} ${text},`
  }
  return lines.join('\n').replace(/,$/, '')
}

function columnText(resource: Resource, column: ColumnModel): string {
  const sql = columnSql(resource, column)
  const selected = selectedSql(resource, column, sql)
  if (selected === sql && column.sql === column.name) return selected
  return `${selected} AS ${aliasOf(column.name, resource)}`
}

export function selectedSql({ dialect }: Resource, column: ColumnModel, sql: string): string {
  return conversionOf(column, dialect).select?.(sql) ?? sql
}

export function aliasOf(alias: string, { dialect }: Pick<Resource, 'dialect'>): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(alias) && !RESERVED.has(alias.toLowerCase())
  if (isPlain && (dialect !== 'postgres' || alias === alias.toLowerCase())) return alias
  return dialect === 'mysql' ? `\`${alias}\`` : `"${alias}"`
}
