import type { Queries } from '../storage/storage.ts'

/**
 * Writing first makes whatever changes one project, or who works on it, wait for each other, on
 * either database.
 */
export async function holdProject(queries: Queries, projectId: string): Promise<void> {
  await queries
    .updateTable('projects')
    .set((row) => ({ version: row.ref('version') }))
    .where('id', '=', projectId)
    .execute()
}
