import type { Callers, Previews } from '@drawbridge/preview'
import { identifier } from '@drawbridge/sql'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import type { Sample } from '@drawbridge/workspace'
import { readSamples } from '../projects/samples.ts'
import type { Queries } from '../storage/storage.ts'

/** Gives an empty preview its first rows, through its own routes, as its clients do. */
export async function sendSamples(
  queries: Queries,
  scope: ProjectScope,
  previews: Previews,
  callers: Callers,
  compiled: CompiledOk,
): Promise<void> {
  const { projectId: id } = scope
  const samples = await readSamples(queries, scope)
  const count = samples[0] && countRows(compiled, samples[0])
  if (count === undefined) return
  const [rows] = await previews.query(id, [count])
  if (rows !== 0) return
  for (const { as = 'user', path, body } of samples) {
    const caller = compiled.model.auth ? as : 'nobody'
    const headers = { 'content-type': 'application/json' }
    const request = { method: 'POST', path, headers, body: JSON.stringify(body) }
    await callers.call(id, compiled, caller, request, { byStudio: true })
  }
}

/** Counts the rows of the table that a sample goes to; undefined where it goes nowhere any more. */
function countRows({ model, routes }: CompiledOk, { path }: Sample): string | undefined {
  const route = routes.find((one) => one.method === 'POST' && one.path === path)
  const table = model.tables.find(
    ({ node }) => node !== model.auth?.table && route?.nodes.includes(node),
  )
  return table && `SELECT count(*) FROM ${identifier(table.names.sql, model.dialect)}`
}
