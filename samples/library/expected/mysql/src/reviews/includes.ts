import type { Caller } from '../auth/caller.ts'
import type { Database } from '../database/client.ts'
import { keyList } from '../database/key-list.ts'
import { ownedBy } from '../database/scope.ts'
import type { Param } from '../database/values.ts'
import { signedIn } from '../http/access.ts'
import { memberColumns, toMember, type MemberRow } from '../members/member.ts'
import { ownUnlessLibrarian as membersOwnUnlessLibrarian } from '../members/rules.ts'
import type { Review } from './review.ts'

const INCLUDES = {
  owner: includeOwner,
}

export type ReviewInclude = keyof typeof INCLUDES
export const reviewIncludes = ['owner'] as const satisfies readonly ReviewInclude[]

/** Adds what the caller asked for and may see: one statement a relation, however many rows. */
export async function includeInReviews(
  db: Database,
  reviews: readonly Review[],
  names: readonly ReviewInclude[],
  caller: Caller | null,
): Promise<void> {
  if (reviews.length === 0) return
  await Promise.all(names.map((name) => INCLUDES[name](db, reviews, caller)))
}

async function includeOwner(
  db: Database,
  reviews: readonly Review[],
  caller: Caller | null,
): Promise<void> {
  const params: Param[] = []
  const keys = keyList(
    reviews.map((review) => review.ownerId),
    params,
  )
  const sql = `
    SELECT ${memberColumns} FROM members
    WHERE members.id IN (${keys}) AND members.deleted_at IS NULL${ownedBy('members.id', membersOwnUnlessLibrarian(signedIn(caller)), params)}`
  const rows = await db.all<MemberRow>(sql, params)
  const byId = new Map(rows.map((row) => [row.id, toMember(row)]))
  for (const review of reviews) review.owner = byId.get(review.ownerId) ?? null
}
