import type { RouteInfo } from '@drawbridge/compiler'
import type { TableModel } from '@drawbridge/kinds'
import { admits, isOpen, tableIn } from './doors.ts'
import { reaches } from './law.ts'
import type { Tally } from './tally.ts'
import type { Answered, Person, Target } from './target.ts'
import { isDeleted, keyOf, readWorld, type Row, type World } from './world.ts'

type Item = Readonly<Record<string, unknown>>

interface Page {
  readonly data: readonly Item[]
  readonly page: { readonly total?: number }
}

/** However a list is asked for, what is on it is what the rules let its caller see, and no more. */
export async function inLists(target: Target, person: Person, tally: Tally): Promise<void> {
  const world = await readWorld(target)
  for (const route of target.routes) {
    const table = tableIn(target.model, route)
    if (table === undefined || route.operation !== 'list') continue
    if (person.id === '' ? !isOpen(route) : !admits(route, person)) continue
    const rows = world.rowsOf(table.node).filter((row) => !isDeleted(row))
    const open = rows.filter((row) => reaches(route.access, person, row, world))
    const keys = new Set(open.map((row) => String(keyOf(row))))
    for (const query of queriesFor(table, rows)) {
      const url = `${route.path}?${query}`
      const answer = await target.call({ url, headers: person.headers })
      tally.judged({
        caller: person.name,
        how: `by ${query}`,
        route,
        isHeld: answer.statusCode === 400 || isWithin(answer, keys, query),
        answer,
      })
    }
    await withIncluded(target, { route, table, person, world }, tally)
  }
}

/** All that there is; and all ways to point at a row that is not for everybody. */
function queriesFor(table: TableModel, rows: readonly Row[]): readonly string[] {
  const [first] = rows
  const pointed = table.columns
    .filter(({ role, readable }) => readable && (role === 'relation' || role === 'owner'))
    .map(({ name, sql }) => `${name}=${String(first?.values[sql])}`)
  const key = String(first === undefined ? 1 : keyOf(first))
  return [
    'limit=100&count=true',
    `id=${key}`,
    `id[in]=${rows
      .slice(0, 20)
      .map((row) => String(keyOf(row)))
      .join()}`,
    `id[ne]=${key}&limit=100&sort=-id`,
    ...pointed,
  ]
}

function isWithin(answer: Answered, open: ReadonlySet<string>, query: string): boolean {
  if (answer.statusCode !== 200) return false
  const { data, page } = answer.json<Page>()
  if (data.some(({ id }) => !open.has(String(id)))) return false
  return !query.includes('count') || (data.length === open.size && page.total === open.size)
}

interface Listed {
  readonly route: RouteInfo
  readonly table: TableModel
  readonly person: Person
  readonly world: World
}

/** What comes along with a row is what its own rules let the caller see. */
async function withIncluded(
  target: Target,
  { route, table, person, world }: Listed,
  tally: Tally,
): Promise<void> {
  for (const relation of table.relations) {
    const query = `limit=100&include=${relation.name}`
    const answer = await target.call({ url: `${route.path}?${query}`, headers: person.headers })
    const { access } = target.model.tables.find(({ node }) => node === relation.target) ?? {}
    const rules = [...(access?.list ?? []), ...(access?.read ?? [])]
    const included =
      answer.statusCode === 200
        ? answer.json<Page>().data.flatMap((item) => [item[relation.name] ?? []].flat() as Item[])
        : []
    const isHeld = included.every(({ id }) => {
      const row = world.find(relation.target, id)
      return row !== undefined && reaches(rules, person, row, world)
    })
    tally.judged({ caller: person.name, how: `by ${query}`, route, isHeld, answer })
  }
}
