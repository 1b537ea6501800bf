import type { Previews, Run } from '@drawbridge/preview'
import { identifier } from '@drawbridge/sql'
import type { CompiledOk } from '../documents/drawings.ts'

/**
 * Of a list that is empty: how many rows its table has, whoever may see them. Undefined for any other
 * request.
 */
export async function rowsThere(
  previews: Previews,
  project: string,
  { model }: CompiledOk,
  { answer, route }: Run,
): Promise<number | undefined> {
  const table = model.tables.find(({ node }) => node === route?.nodes.at(-1))
  if (route?.operation !== 'list' || table === undefined || !isEmptyPage(answer)) return undefined
  const name = (one: string): string => identifier(one, model.dialect)
  const deleted = table.columns.find(({ role }) => role === 'deletedAt')
  const standing = deleted === undefined ? '' : ` WHERE ${name(deleted.sql)} IS NULL`
  const [count] = await previews.query(project, [
    `SELECT COUNT(*) FROM ${name(table.names.sql)}${standing}`,
  ])
  return count
}

function isEmptyPage(answer: unknown): boolean {
  if (typeof answer !== 'object' || answer === null || !('data' in answer)) return false
  return Array.isArray(answer.data) && answer.data.length === 0
}
