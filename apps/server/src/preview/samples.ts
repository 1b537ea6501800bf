import type { Callers, Previews } from '@drawbridge/preview'
import type { ProjectScope } from '../accounts/scope.ts'
import type { CompiledOk } from '../documents/drawings.ts'
import { readSamples } from '../projects/projects.ts'
import type { Queries } from '../storage/storage.ts'

/**
 * Gives an empty preview its first rows, through its own routes, as any client would. Whether it is
 * empty is asked of the first table that has samples.
 */
export async function sendSamples(
  queries: Queries,
  scope: ProjectScope,
  previews: Previews,
  callers: Callers,
  compiled: CompiledOk,
): Promise<void> {
  const { projectId: id } = scope
  const samples = await readSamples(queries, scope)
  const [first] = samples
  if (!first) return
  const table = compiled.routes.find(({ method, path }) => method === 'POST' && path === first.path)
  const node = table?.nodes.at(-1)
  const name = compiled.model.tables.find(
    (one) => table?.nodes.includes(one.node) && one.node !== compiled.model.auth?.table,
  )
  if (!node || !name) return
  const [rows] = await previews.query(id, [`SELECT count(*) FROM "${name.names.sql}"`])
  if (rows !== 0) return
  for (const { as, path, body } of samples) {
    const caller = compiled.model.auth ? (as ?? 'user') : 'nobody'
    const headers = { 'content-type': 'application/json' }
    const request = { method: 'POST', path, headers, body: JSON.stringify(body) }
    await callers.call(id, compiled, caller, request)
  }
}
