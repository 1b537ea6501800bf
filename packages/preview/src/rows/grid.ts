import { randomUUID } from 'node:crypto'
import type { Model } from '@drawbridge/kinds'
import type { Previews } from '../previews.ts'
import { cellOf } from './cell.ts'
import { changeStatements, type RowChange, WrongValue } from './change-rows.ts'
import {
  findStatements,
  type GridRow,
  rowsOf,
  type RowQuestion,
  rowStatement,
  WrongQuestion,
} from './find-rows.ts'
import { gridTable, type GridTable } from './grid-table.ts'
import { refusalOf } from './refusal-words.ts'
import { rememberMadeUp } from './take-out.ts'

const WORK_MS = 5_000
/** Rows of one answer. */
export const MOST_ROWS = 200

export interface FoundRows {
  readonly rows: readonly GridRow[]
  readonly total: number
}

/** Why a change was not written; of those about a row that is another since, the row as it is now. */
export interface ChangeProblem {
  /** Its place in the list of changes. */
  readonly change: number
  readonly message: string
  readonly column?: string
  readonly now?: GridRow | null
}

export interface ChangedRows {
  /** The keys of rows that were added, in their order. */
  readonly added: readonly (string | number)[]
  /** Where there is one, nothing was written. */
  readonly problems: readonly ChangeProblem[]
}

/** @throws WrongQuestion */
export async function findRows(
  previews: Previews,
  id: string,
  model: Model,
  node: string,
  question: RowQuestion,
): Promise<FoundRows> {
  const table = tableOf(model, node)
  const statements = findStatements(model, table, question)
  const work = { statements, readOnly: true, most: MOST_ROWS + 1, ms: WORK_MS }
  const { answers, refused } = await previews.rows(id, work)
  if (refused) throw new WrongQuestion(`The database refused: ${refused.message}`)
  const [page, counted] = answers
  if (page === undefined) return { rows: [], total: 0 }
  return { rows: rowsOf(model, table, page), total: Number(counted?.rows[0]?.[0] ?? 0) }
}

/** Writes all of it or nothing. @throws WrongQuestion */
export async function changeRows(
  previews: Previews,
  id: string,
  model: Model,
  given: readonly RowChange[],
): Promise<ChangedRows> {
  const tables = given.map((change) => tableOf(model, change.table))
  // Not every database tells a key that it did not count up.
  const changes = given.map((change, at) =>
    change.type === 'add' && tables[at]?.key.type.type === 'uuid'
      ? { key: randomUUID(), ...change }
      : change,
  )
  const problems: ChangeProblem[] = []
  const written = changes.flatMap((change, at) => {
    const table = tables[at]
    try {
      if (table === undefined) return []
      return changeStatements(model, table, change).map((statement, place) => ({
        statement,
        change: at,
        isFirst: place === 0,
      }))
    } catch (error) {
      if (!(error instanceof WrongValue || error instanceof WrongQuestion)) throw error
      const column = error instanceof WrongValue ? { column: error.column } : {}
      problems.push({ change: at, message: error.message, ...column })
      return []
    }
  })
  if (problems.length > 0) return { added: [], problems }
  const statements = written.map(({ statement }) => statement)
  const work = { statements, readOnly: false, most: MOST_ROWS, ms: WORK_MS }
  const { answers, stale, refused } = await previews.rows(id, work)
  if (stale.length > 0)
    return {
      added: [],
      problems: await staleProblems(
        previews,
        id,
        model,
        changes,
        stale.flatMap((at) => written[at]?.change ?? []),
      ),
    }
  if (refused) {
    const at = written[refused.at]?.change ?? 0
    const table = tables[at]
    const why = table ? refusalOf(refused.message, table) : { message: refused.message }
    return { added: [], problems: [{ change: at, ...why }] }
  }
  const added = answers.flatMap(({ key, rows }, place) => {
    const { change: at = 0, isFirst = false } = written[place] ?? {}
    const change = changes[at]
    if (change?.type !== 'add' || !isFirst) return []
    if (change.key !== undefined) return [change.key]
    const type = tables[at]?.key.type
    const told = type && cellOf(key ?? rows[0]?.[0] ?? null, type, model.dialect)
    return typeof told === 'string' || typeof told === 'number' ? [told] : []
  })
  const madeUp = changes
    .filter(({ type }) => type === 'add')
    .flatMap((change, at) => {
      const key = added[at]
      const isMadeUp = change.type === 'add' && change.madeUp === true
      return isMadeUp && key !== undefined ? [{ table: change.table, key }] : []
    })
  if (madeUp.length > 0) await rememberMadeUp(previews, id, model, madeUp)
  return { added, problems: [] }
}

/** With each row as it is now, so that the person can choose. */
async function staleProblems(
  previews: Previews,
  id: string,
  model: Model,
  changes: readonly RowChange[],
  stale: readonly number[],
): Promise<readonly ChangeProblem[]> {
  const problems: ChangeProblem[] = []
  for (const at of stale) {
    const change = changes[at]
    if (change === undefined || change.type === 'add') continue
    const table = tableOf(model, change.table)
    const work = {
      statements: [rowStatement(model, table, change.key)],
      readOnly: true,
      most: 1,
      ms: WORK_MS,
    }
    const { answers } = await previews.rows(id, work)
    const now = (answers[0] && rowsOf(model, table, answers[0])[0]) ?? null
    const message =
      now === null
        ? 'Somebody removed this row meanwhile.'
        : 'Somebody changed this row meanwhile. Look at what it holds now.'
    problems.push({ change: at, message, now })
  }
  return problems
}

/** @throws WrongQuestion */
function tableOf(model: Model, node: string): GridTable {
  const drawn = model.tables.find((table) => table.node === node)
  const table = drawn && gridTable(model, drawn)
  if (table === undefined) throw new WrongQuestion('There is no such table in what is running.')
  return table
}
