import { wordsOf } from '@drawbridge/kinds/faces'
import type { JsonObject, Node } from '@drawbridge/manifest'
import type { Draft } from '../../draft.ts'
import { named } from '../../fields-of.ts'
import { fieldName } from '../../words.ts'
import { inverseCase } from '../inverse-case.ts'
import { negated } from '../operand.ts'
import { rowCase } from '../row-case.ts'
import { QueryScene } from '../scene.ts'
import { Steps, type DrawnStep } from '../steps.ts'
import { tableSaid } from '../table-said.ts'
import { timeOf } from '../times.ts'
import { saidBefore } from './adjectives.ts'
import { askedIn } from './asked.ts'
import { exportOf } from './export.ts'
import { keyOf, paramOf, tableOf, wordsOfPath, type Route } from './route.ts'
import { pageIn, sortIn, type Page } from './order.ts'

/** An endpoint, less who may call it. */
export interface Drawn {
  readonly method: string
  readonly path: string
  readonly name: string
  readonly params?: readonly JsonObject[]
  readonly query?: readonly JsonObject[]
  readonly body?: readonly JsonObject[]
  readonly steps: readonly DrawnStep[]
  readonly says: string
  /** It lists all rows of this table, as the table itself does. */
  readonly all?: Node
}

/** What rows are part of, by a parameter of the path. */
interface Whole {
  readonly where: string
  readonly param: JsonObject
}

const OWN = /\b(?:(?:my|their|his|her|its) own|my|own)\b/i

/** Lists rows: which, in what order, how many at once. */
export function listing(route: Route, draft: Draft): Drawn | undefined {
  const said_ = listed(route, draft)
  const table = said_ && (linkFor(route.path, said_, draft) ?? said_)
  if (table === undefined) return undefined
  const { rest } = route
  const scene = new QueryScene(table, draft)
  const last = wordsOfPath(route.path).at(-1)
  const path = route.path === '' ? pathFor(table, rest) : route.path
  const name =
    fieldName(
      `list ${last ?? ''} ${table.name.replaceAll('_', ' ')} ${route.path === '' ? (path.split('/').at(-1) ?? '') : ''}`,
    ) ?? 'listRows'
  const whole = wholeOf(path, table, draft) ?? byParam(path, table)
  if (paramOf(path) !== undefined && whole === undefined) return undefined
  const said = [...leftOut(rest, scene), ...casesIn(rest.replace(LEAVES_OUT, ' '), scene)]
  const own = OWN.test(rest) && table.settings['owner'] === true ? ['row.owner == user'] : []
  const asked = askedIn(rest, scene)
  if (asked.unknown.length > 0) return undefined
  const where = [...new Set([...(whole ? [whole.where] : []), ...own, ...said, ...asked.where])]
  const page = pageIn(rest)
  const sort = sortIn(`${rest} ${last ?? ''}`, table)
  const steps = new Steps(`e_${name}`.slice(0, 40))
  steps.add(
    'gathers',
    {
      table: table.id,
      ...(where.length > 0 && {
        where: where
          .map((one) => (one.includes('||') && where.length > 1 ? `(${one})` : one))
          .join(' && '),
      }),
      ...(asked.filters.length > 0 && { filters: [...asked.filters] }),
      ...(sort && { sort: [sort] }),
      limit: page.limit,
      ...(page.offset !== undefined && { offset: page.offset, total: true }),
    },
    'rows',
  )
  const file = exportOf(rest, table)
  steps.add(
    'answers',
    file ?? {
      status: 200,
      as: 'json',
      body: page.offset === undefined ? '{ data: rows }' : '{ data: rows.rows, total: rows.total }',
    },
  )
  const query = [...asked.query, ...page.query]
  const isAll =
    where.length === 0 && query.length === 0 && !sort && !file && page.limit === '100' && !whole
  return {
    method: 'GET',
    path,
    name,
    ...(isAll && { all: table }),
    ...(whole && { params: [whole.param] }),
    ...(query.length > 0 && { query }),
    steps: steps.all,
    says: saysOf(table, where, page, sort !== undefined, file !== undefined),
  }
}

function saysOf(
  table: Node,
  where: readonly string[],
  page: Page,
  isSorted: boolean,
  isFile: boolean,
): string {
  const which = where.length > 0 ? ` where ${where.join(' and ')}` : ''
  const order = isSorted ? ', in order' : ''
  const many = page.offset === undefined ? '' : `, ${page.limit} a page`
  return `it ${isFile ? 'exports' : 'lists'} ${table.name}${which}${order}${many}.`
}

/** What it answers: rows of the table that is named as such, else of that of the path. */
function listed(route: Route, draft: Draft): Node | undefined {
  // `/courses/:id/students`
  const behindParam = /\/:\w+\/(?<last>[\w-]+)$/.exec(route.path)?.groups?.['last']
  const ofPath = behindParam && draft.table(behindParam.replaceAll('-', ' '))
  if (ofPath) return ofPath
  // “/doctors/:id/today”: what is told of a doctor are no doctors.
  const first = paramOf(route.path) === undefined ? undefined : wordsOfPath(route.path)[0]
  const whole = first === undefined ? undefined : draft.table(first.replaceAll('-', ' '))
  const parts = draft
    .playing('rows')
    .filter((table) => named(table, 'relations').some(({ target }) => target === whole?.id))
  const told = parts.find((table) => tableSaid(route.rest.replaceAll(/'s\b/g, ' '), draft, [table]))
  if (told) return told
  const said =
    /\b(?:answers?|returns?|lists?|shows?|gives?|gets?|listing|showing|search(?:es)?(?: for)?|find|finds|export|exports|download|only|just|all|of)\s+(?:with\s+)?(?:(?:only|just|all|the|every|my|their|own|last|newest|latest|top|\d+|of|list)\s+)*(?<what>[\p{L}_]+(?:\s[\p{L}_]+){0,2})/giu
  for (const found of route.rest.matchAll(said)) {
    const words = (found.groups?.['what'] ?? '').split(' ')
    for (let from = 0; from < words.length; from += 1)
      for (const many of [2, 1]) {
        const table = draft.table(words.slice(from, from + many).join(' '))
        if (table && words[from] !== undefined && table.id !== whole?.id) return table
      }
  }
  const path = wordsOfPath(route.path).flatMap(
    (part) => draft.table(part.replaceAll('-', ' ')) ?? [],
  )
  return path.at(-1) ?? tableOf(route, draft)
}

function pathFor(table: Node, rest: string): string {
  const base = `/${wordsOf(table.name).join('-')}`
  const word =
    /\b(?<word>search|export|overdue|upcoming|newest|latest|recent|popular|cheapest|top|archived|published|pending|paid|open|cancelled|available|low|late|expired|today|own|my|best)\b/i
      .exec(rest)
      ?.groups?.['word']?.toLowerCase()
  return `${base}/${word === undefined ? 'list' : word === 'my' ? 'own' : word}`
}

/** `/doctors/:id/appointments`: the rows that point to one of another table. */
function wholeOf(path: string, table: Node, draft: Draft): Whole | undefined {
  const [, one = '', param = ''] = /^\/([\w-]+)\/:(\w+)/.exec(path) ?? []
  const whole = draft.table(one.replaceAll('-', ' '))
  if (whole === undefined) return undefined
  const property = { id: `p_${param}`, name: param, type: keyOf(whole), required: true }
  if (whole.id === table.id) return undefined
  const back = named(table, 'relations').find(({ target }) => target === whole.id)
  if (back === undefined) return between(whole, table, property, draft)
  const where =
    back['type'] === 'manyToMany'
      ? `row.${back.name}.some(one => one.id == params.${param})`
      : `row.${back.name}Id == params.${param}`
  return { where, param: property }
}

/** `/tasks/by-priority/:priority`: those whose priority it is. */
function byParam(path: string, table: Node): Whole | undefined {
  const param = paramOf(path) ?? ''
  const field = named(table, 'fields').find(({ name }) => name === param)
  if (field === undefined) return undefined
  const type = /^(?:enum|text)$/.test(String(field['type'])) ? 'string' : field['type']
  return {
    where: `row.${param} == params.${param}`,
    param: { id: `p_${param}`, name: param, type: String(type), required: true },
  }
}

/** `/courses/:id/students` where nothing leads from students to courses: the enrolments, which do. */
function linkFor(path: string, table: Node, draft: Draft): Node | undefined {
  if (paramOf(path) === undefined || wholeOf(path, table, draft) !== undefined) return undefined
  const [, one = ''] = /^\/([\w-]+)\/:\w+/.exec(path) ?? []
  const whole = draft.table(one.replaceAll('-', ' '))
  if (whole === undefined || whole.id === table.id) return undefined
  return draft.playing('rows').find((node) => {
    const targets = named(node, 'relations').map(({ target }) => target)
    return targets.includes(whole.id) && targets.includes(table.id)
  })
}

/** `/courses/:id/students`: those of which something between leads to both. */
function between(whole: Node, table: Node, param: JsonObject, draft: Draft): Whole | undefined {
  for (const node of draft.playing('rows')) {
    const relations = named(node, 'relations').filter(({ type }) => type !== 'manyToMany')
    const one = relations.find(({ target }) => target === table.id)
    const other = relations.find(({ target }) => target === whole.id)
    if (one && other && typeof one['inverse'] === 'string')
      return {
        where: `row.${one['inverse']}.some(one => one.${other.name}Id == params.${String(param['name'])})`,
        param,
      }
  }
  return undefined
}

/** Everything that is said of which rows: “that are not done and past their due date”. */
function casesIn(rest: string, scene: QueryScene): readonly string[] {
  const parts = rest
    .replace(/^\s*(?:[?&]\w+=\w*)*\s*(?:->|→|=>|:|=(?!=))?\s*/, '')
    .replace(
      /\b(?:newest|latest|oldest|most recent|cheapest|highest|lowest)\b[^,.]*\bfirst\b/gi,
      ' ',
    )
    .split(
      /\s*,\s*(?:and\s+|but\s+|i\.e\.\s*)?|\s+(?:and|but)\s+|\s+(?=(?:that|which|whose|who|where|with)\s)|\s+-\s+/i,
    )
    .map((part) =>
      part.replace(
        /^(?:that|which|whose|who|where|with)\s+(?:(?:are|is|have|has)\s+(?=not\b|still\b|past\b))?/i,
        '',
      ),
    )
  return parts.flatMap((part) => {
    if (/^(?:an?\s+)?(?:date|day|number|quantity)\b.*\b(?:query|param\w*)\b/i.test(part)) return []
    const one = inverseCase(part, scene) ?? rowCase(part, scene) ?? upcoming(part, scene)
    return [saidBefore(part, scene), one].flatMap((formula) =>
      formula === undefined || formula.endsWith(' == null') ? [] : [formula],
    )
  })
}

const LEAVES_OUT =
  /\b(?:leav(?:es?|ing) out|skip(?:s|ping)?|hid(?:es?|ing)|without|except(?: for)?|but not)\s+(?:(?:the|those|ones|all|any)\s+)*(?:\p{L}+\s+)??(?:that|which|who|with)\s+(?<which>[^,.;]+)/iu

/** “leave out those that have no stock”. */
function leftOut(rest: string, scene: QueryScene): readonly string[] {
  const which = LEAVES_OUT.exec(rest)?.groups?.['which']
  const formula = which === undefined ? undefined : rowCase(`it ${which}`, scene)
  return formula === undefined ? [] : [negated(formula)]
}

function upcoming(part: string, scene: QueryScene): string | undefined {
  const isToday = /\b(?:today|of the day|today's)\b/i.test(part)
  const time = /\b(?:upcoming|coming|next|today)\b/i.test(part) ? timeOf('', scene) : undefined
  if (time === undefined || time.place.path.length > 0) return undefined
  const field = `row.${time.field.name}`
  const guard = time.field['required'] === true ? '' : `${field} != null && `
  const isDay = time.field['type'] === 'date'
  if (!isToday) return `${guard}${field} >= ${isDay ? 'today()' : 'now()'}`
  return isDay
    ? `${guard}${field} == today()`
    : `${guard}${field} >= startOfDay(today(), 'UTC') && ${field} < startOfDay(addDays(today(), 1), 'UTC')`
}
