import type { Database } from './client.ts'

/**
 * Changes rows with as few statements as there can be without two of one key in any: a statement
 * changes a row once, however often it is told to. All of them or none; how many were changed.
 */
export async function inRounds<Row>(
  db: Database,
  rows: readonly Row[],
  keyOf: (row: Row) => number | string,
  change: (db: Database, round: readonly Row[]) => Promise<number>,
): Promise<number> {
  const [first, ...others] = roundsOf(rows, keyOf)
  if (first === undefined) return 0
  // By itself a statement is all or nothing already.
  if (others.length === 0) return change(db, first)
  return db.transaction(async (tx) => {
    let changed = 0
    for (const round of [first, ...others]) changed += await change(tx, round)
    return changed
  })
}

function roundsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => number | string): Row[][] {
  const rounds: Row[][] = []
  const met = new Map<number | string, number>()
  for (const row of rows) {
    const times = met.get(keyOf(row)) ?? 0
    met.set(keyOf(row), times + 1)
    const round = rounds[times]
    if (round === undefined) rounds.push([row])
    else round.push(row)
  }
  return rounds
}
