import type { Model } from '@drawbridge/kinds'
import type { Previews } from '../previews.ts'
import { changeStatements, type GivenCell, type RowChange } from './change-rows.ts'
import { type GridRow, rowsOf, rowStatement, WrongQuestion } from './find-rows.ts'
import { gridTable, type GridTable } from './grid-table.ts'
import { leadingRows, type LeadingRows } from './leading-rows.ts'
import type { MadeUpRow } from './made-up.ts'
import { refusalWords } from './refusal-words.ts'

type Added = Extract<RowChange, { type: 'add' }>

export interface TakenOut {
  /** What brings them back. */
  readonly removed: readonly Added[]
  /** Those that somebody has changed since, and that stay. */
  readonly edited: readonly NamedRow[]
  /** Those that rows which are not made up lead to, and that stay. */
  readonly led: readonly (NamedRow & LeadingRows)[]
}

interface NamedRow {
  readonly table: string
  readonly row: string
}

/** Rows of which what they hold finds room in one answer. */
const AT_ONCE = 40
const WORK_MS = 5_000

interface Standing {
  readonly made: MadeUpRow
  readonly table: GridTable
  readonly row: GridRow
}

/** Notes that rows were made up, with what they hold now. */
export async function rememberMadeUp(
  previews: Previews,
  id: string,
  model: Model,
  rows: readonly Pick<MadeUpRow, 'table' | 'key'>[],
): Promise<void> {
  const standing = await standingOf(previews, id, model, rows)
  const known = await previews.madeUp(id).read()
  const fresh = standing.map(({ made, row }) => ({ ...made, mark: row.mark }))
  await previews.madeUp(id).write([...known, ...fresh])
}

/**
 * Takes rows out that were made up and not changed since, and that no other row leads to; with `all`
 * the others too, but for those that the database keeps for what leads to them. @throws WrongQuestion
 */
export async function takeOutMadeUp(
  previews: Previews,
  id: string,
  model: Model,
  { all }: { readonly all: boolean },
): Promise<TakenOut> {
  const standing = await standingOf(previews, id, model, await previews.madeUp(id).read())
  const isChanged = ({ made, row }: Standing): boolean => made.mark !== row.mark
  const led = new Map<Standing, readonly LeadingRows[]>()
  let leaving = standing.filter((one) => all || !isChanged(one))
  // Of a row that stays, what it leads to stays too.
  for (let isMore = true; isMore;) {
    const found = [...(await leadingRows(previews, id, model, leaving))].flatMap(([one, ways]) => {
      const holding = ways.filter(({ onDelete }) => !all || onDelete === 'restrict')
      return holding.length > 0 ? [[one, holding] as const] : []
    })
    for (const [one, ways] of found) led.set(one, ways)
    leaving = leaving.filter((one) => !led.has(one))
    isMore = found.length > 0
  }
  const going = new Set(leaving)
  const staying = standing.filter((one) => !going.has(one))
  // Later ones may lead to earlier ones.
  const statements = leaving.toReversed().flatMap(({ table, row: { key, mark } }) => {
    const change = { type: 'remove', table: table.model.node, key, mark } as const
    return changeStatements(model, table, change)
  })
  const work = { statements, readOnly: false, most: 1, ms: WORK_MS }
  const { stale, refused } = await previews.rows(id, work)
  if (refused) throw new WrongQuestion(refusalWords(refused.message))
  if (stale.length > 0) throw new WrongQuestion('Somebody changed these rows just now. Try again.')
  await previews.madeUp(id).write(staying.map(({ made }) => made))
  return {
    removed: leaving.map(backAgain),
    edited: staying.filter((one) => isChanged(one) && !led.has(one)).map(named),
    led: [...led].flatMap(([one, ways]) => ways.map((way) => ({ ...named(one), ...way }))),
  }
}

/** Those that are still there. */
async function standingOf(
  previews: Previews,
  id: string,
  model: Model,
  rows: readonly (Pick<MadeUpRow, 'table' | 'key'> & Partial<MadeUpRow>)[],
): Promise<readonly Standing[]> {
  const known = rows.flatMap((made) => {
    const drawn = model.tables.find(({ node }) => node === made.table)
    const table = drawn && gridTable(model, drawn)
    return table ? [{ made: { mark: '', ...made }, table }] : []
  })
  const standing: Standing[] = []
  for (let from = 0; from < known.length; from += AT_ONCE) {
    const some = known.slice(from, from + AT_ONCE)
    const statements = some.map(({ made, table }) => rowStatement(model, table, made.key))
    const work = { statements, readOnly: true, most: some.length + 1, ms: WORK_MS }
    const { answers } = await previews.rows(id, work)
    for (const [at, one] of some.entries()) {
      const answer = answers[at]
      const [row] = answer ? rowsOf(model, one.table, answer) : []
      if (row) standing.push({ ...one, row })
    }
  }
  return standing
}

function backAgain({ table, row }: Standing): Added {
  const values = table.columns.flatMap(({ model, isEditable }, at): [string, GivenCell][] => {
    const cell = row.cells[at] ?? null
    return isEditable && cell !== null && typeof cell !== 'object' ? [[model.name, cell]] : []
  })
  const { key } = row
  return { type: 'add', table: table.model.node, key, values: Object.fromEntries(values) }
}

const named = ({ table, row }: Standing): NamedRow => ({
  table: table.model.names.plural,
  row: nameOf(table, row),
})

/** Its first text, or its key. */
function nameOf({ columns }: GridTable, { cells, key }: GridRow): string {
  const at = columns.findIndex(({ model, isSecret }) => !isSecret && model.type.type === 'string')
  const cell = cells[at]
  return typeof cell === 'string' ? cell : String(key)
}
