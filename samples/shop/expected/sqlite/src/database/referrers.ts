import type { Database } from './client.ts'
import { failureOf } from './failures.ts'

/** A statement for each foreign key that finds a row by what it points at. */
export type Referrers = Readonly<Record<string, string>>

/**
 * Deletes a row. SQLite does not say which foreign key keeps a row from going, so where one does, those
 * who may point at the row are asked.
 */
export async function namingReferrer<Result>(
  db: Database,
  id: number | string,
  referrers: Referrers,
  remove: () => Promise<Result>,
): Promise<Result> {
  try {
    return await remove()
  } catch (error) {
    if (failureOf(error) !== 'referred') throw error
    for (const [constraint, sql] of Object.entries(referrers))
      if (await db.get(sql, [id])) throw Object.assign(error as Error, { constraint })
    throw error
  }
}
