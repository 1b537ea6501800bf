import { singularOf } from '@drawbridge/kinds/faces'
import { isObject, type Node } from '@drawbridge/manifest'
import { unlessTaken, type Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { conditionIn, flagSaid, valueSaid } from '../people/condition.ts'
import { ensureRole } from '../people/set-rules.ts'
import { isDoer } from '../people/person-words.ts'
import { whoIs } from '../people/who.ts'
import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { fieldName, plainWords } from '../words.ts'
import { tableSaid } from './event.ts'
import { Steps, text } from './steps.ts'
import { fieldOf, valueOf } from './values.ts'

const ROUTE = /\b(?<method>GET|POST|PUT|PATCH|DELETE)\s+(?<path>\/[\w/:{}-]*)/i
const BY_WORDS =
  /\b(?:endpoint|route|button|action|call)\b.*?\b(?:to|that|which|for|where)\s+(?<deed>.+)$/i

/** A drawn endpoint: `POST /posts/:id/publish sets published = true, editors only`. */
export const endpoints: Recipe = {
  isChecked: true,
  examples: ['POST /books/:id/publish sets published to true'],
  read(clause, draft) {
    const route = ROUTE.exec(clause)?.groups
    const worded = route === undefined ? BY_WORDS.exec(clause)?.groups : undefined
    if (route === undefined && worded === undefined) return undefined
    const [api] = draft.ofKind('api')
    if (api === undefined) return undefined
    const rest = (route === undefined ? clause : clause.replace(ROUTE, ' ')).replaceAll(/\s+/g, ' ')
    const path = (route?.['path'] ?? '').replaceAll(/\{(\w+)\}/g, ':$1').replace(/(?<=.)\/$/, '')
    const table = tableOf(path, rest, draft)
    const doing = new Doing(draft)
    const made = endpointOf(route?.['method']?.toUpperCase(), path, rest, table, doing)
    if (made === undefined) return undefined
    const known = api.settings['endpoints']
    const before = (Array.isArray(known) ? known : []).flatMap((one) =>
      isObject(one) ? [one] : [],
    )
    const name = unlessTaken(
      made.name,
      new Set(before.map((one) => String(one['name']))),
    ).replaceAll('_', '')
    const id = unlessTaken(
      `e_${made.name}`.slice(0, 50),
      new Set(before.map((one) => String(one['id']))),
    )
    if (before.some((one) => one['method'] === made.method && one['path'] === made.path))
      return { problem: `${made.method} ${made.path} is there already.` }
    const apiNow = doing.draft.ofKind('api')[0] ?? api
    doing.do(`Add ${made.method} ${made.path}: ${made.says}`, [
      {
        type: 'insertItem',
        id: apiNow.id,
        path: ['endpoints'],
        item: {
          id,
          name,
          method: made.method,
          path: made.path,
          access: made.access,
          ...(made.params && { params: made.params }),
          steps: made.steps,
        },
      },
    ])
    return doing.reading
  },
}

function tableOf(path: string, rest: string, draft: Draft): Node | undefined {
  const parts = path.split('/').filter((part) => part !== '' && !part.startsWith(':'))
  return (
    parts
      .map((part) => draft.table(part.replaceAll('-', ' ')))
      .find((table) => table !== undefined) ??
    tableSaid(rest.replaceAll(/[^\p{L}\d'_ -]/gu, ' '), draft)
  )
}

/** Who may call it, by what is said of it; somebody signed in where nobody says so. */
function accessOf(rest: string, doing: Doing): string {
  const { draft } = doing
  const said =
    /\b(?:only\s+(?:by\s+|for\s+)?(?:the\s+)?(?<one>[\p{L}-]+)|(?:for|by)\s+(?:the\s+)?(?<two>[\p{L}-]+)(?:\s+only)?(?=$|[,.;:]|\s+(?:that|which|to|it|and)\b)|(?<three>[\p{L}-]+)\s+only|^(?<four>[\p{L}-]+)\s+(?:need|want|can|may|should|must)\b|(?<five>public))/iu.exec(
      rest,
    )?.groups
  const words = said && Object.values(said).find((one) => one !== undefined)
  const who = words === undefined ? undefined : whoIs(words, draft)
  if (who?.rule === 'public') return 'public'
  if (
    who?.rule === 'role' &&
    (draft.roles().includes(who.role) || isDoer((words ?? '').toLowerCase()))
  ) {
    ensureRole(who.role, doing)
    return `role:${who.role}`
  }
  return 'signedIn'
}

const OWN = /\b(?:my|their|his|her|its) own\b|\bmy\b|\bowner\b|\bown\b/i

function endpointOf(
  said: string | undefined,
  path: string,
  rest: string,
  table: Node | undefined,
  doing: Doing,
) {
  const access = accessOf(rest, doing)
  const isRow = /:\w+/.test(path)
  const verb =
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith(':'))
      .at(-1) ?? ''
  const counted = counts(rest, doing.draft)
  const method = said ?? (counted.length > 0 ? 'GET' : 'POST')
  if (counted.length > 0 && method === 'GET' && !isRow)
    return stats(path || '/stats', counted, access)
  if (table === undefined) return undefined
  if (method === 'GET') return listing(path, rest, table, access, doing.draft)
  const change = changeIn(rest, verb, table, doing.draft)
  if (change === undefined) return undefined
  const one = singularOf(table.name)
  const name =
    fieldName(`${verb === '' || sameAs(verb, table) ? 'change' : verb} ${one}`) ?? 'change'
  const address = isRow
    ? path
    : `/${table.name.replaceAll('_', '-')}/:id/${fieldName(change.verb) ?? 'change'}`
  const param = /:(\w+)/.exec(address)?.[1] ?? 'id'
  const steps = new Steps(`e_${name}`.slice(0, 40))
  const own = OWN.test(rest) && table.settings['owner'] === true ? ' && row.owner == user' : ''
  const { field, value } = change
  steps.add('update', {
    table: table.id,
    where: `row.id == params.${param}${own}`,
    values: { [field]: value },
    whenMissing: 'fail',
  })
  steps.add('respond', { status: 204, as: 'nothing' })
  const key = table.settings['key'] === 'uuid' ? 'string' : 'integer'
  return {
    method,
    path: address,
    name,
    access: [access],
    params: [{ id: `p_${param}`, name: param, type: key, required: true }],
    steps: steps.all,
    says: `it sets ${field} of one of ${table.name}${own === '' ? '' : ', of the caller’s own,'} to ${value}.`,
  }
}

const sameAs = (verb: string, table: Node): boolean => plainWords(verb) === plainWords(table.name)

/** What is changed: said (`sets published = true`), or by the verb (`approve` → approved). */
function changeIn(rest: string, verb: string, table: Node, draft: Draft) {
  const set =
    /\b(?:sets?|setting|turns?|flips?|changes?|marks?|makes?|puts?|switch(?:es)?)\s+(?:the\s+|its\s+|it\s+(?:as\s+)?)?(?<field>[\p{L}_ ]*?)\s*(?:=|:|\bto\b|\bas\b)?\s*(?<value>true|false|yes|no|[\p{L}_]+|-?\d+)(?=$|[,.;]|\s+(?:on|for|of|if|only|when|and)\b)/iu.exec(
      rest,
    )?.groups
  const field = set && fieldOf(set['field'] ?? '', table)
  const value = field && valueOf(set['value'] ?? '', field, table, draft)
  if (field && value !== undefined) return { field: field.name, value, verb: verb || field.name }
  const words = [verb, ...rest.split(/[^\p{L}]+/u)].filter((word) => word.length > 3)
  for (const word of words) {
    const stem = word.toLowerCase().replace(/e?s$/, '').slice(0, 5)
    const flag = named(table, 'fields').find(
      ({ name, type }) =>
        type === 'boolean' && name.toLowerCase().replace(/^is/, '').startsWith(stem),
    )
    const isNot = /^(?:un|de|re(?=open))/i.test(word)
    const other = isNot
      ? named(table, 'fields').find(
          ({ name, type }) =>
            type === 'boolean' &&
            name.toLowerCase().startsWith(
              word
                .toLowerCase()
                .replace(/^(?:un|de)/, '')
                .slice(0, 5),
            ),
        )
      : undefined
    if (flag) return { field: flag.name, value: 'true', verb: word }
    if (other) return { field: other.name, value: 'false', verb: word }
    const choice = named(table, 'fields').flatMap((one) =>
      Array.isArray(one['values'])
        ? one['values']
            .filter((each) => typeof each === 'string' && each.startsWith(stem))
            .map((each) => ({ field: one.name, value: text(String(each)), verb: word }))
        : [],
    )[0]
    if (choice) return choice
  }
  const chosen = valueSaid(rest, table)
  if (chosen)
    return { field: chosen.field.name, value: text(chosen.value), verb: verb || chosen.value }
  const flag = flagSaid(rest, table)
  return flag && { field: flag.name, value: 'true', verb: verb || flag.name }
}

/** `the number of orders and the number of products` */
function counts(rest: string, draft: Draft): readonly Node[] {
  return [
    ...rest.matchAll(
      /\b(?:number|count|how many|total number)\s*(?:of)?\s+(?:all\s+|the\s+)?(?<table>[\p{L}_]+)/giu,
    ),
  ].flatMap((found) => draft.table(found.groups?.['table'] ?? '') ?? [])
}

function stats(path: string, tables: readonly Node[], access: string) {
  const name = fieldName(`show ${path.replaceAll(/[^a-z]+/gi, ' ')}`) ?? 'showStats'
  const steps = new Steps(`e_${name}`)
  const keys = tables.map((table) => [table, fieldName(`${table.name} count`) ?? 'count'] as const)
  for (const [table, key] of keys) steps.add('count', { table: table.id }, key)
  steps.add('respond', {
    status: 200,
    as: 'json',
    body: `{ ${keys.map(([table, key]) => `${fieldName(table.name.replaceAll('_', ' ')) ?? key}: ${key}`).join(', ')} }`,
  })
  return {
    method: 'GET',
    path,
    name,
    access: [access],
    params: undefined,
    steps: steps.all,
    says: `it answers with how many ${tables.map((table) => table.name).join(' and ')} there are.`,
  }
}

function listing(path: string, rest: string, table: Node, access: string, draft: Draft) {
  const inside = ofOne(path, draft)
  if (inside !== undefined) return { ...inside, access: [access] }
  const verb =
    path
      .split('/')
      .filter((part) => part !== '' && !part.startsWith(':'))
      .at(-1) ?? table.name
  const name = fieldName(`list ${verb} ${table.name.replaceAll('_', ' ')}`) ?? 'listRows'
  const conditions = [
    ...(OWN.test(rest) && table.settings['owner'] === true ? ['row.owner == user'] : []),
    ...rest
      .split(/\s+(?:and|but)\s+|,/)
      .flatMap((part) => conditionIn(part, table, draft) ?? past(part, table)),
  ]
  if (conditions.length === 0 && /:\w+/.test(path)) return undefined
  const steps = new Steps(`e_${name}`.slice(0, 40))
  steps.add(
    'findMany',
    {
      table: table.id,
      ...(conditions.length > 0 && { where: [...new Set(conditions)].join(' && ') }),
      limit: '100',
    },
    'rows',
  )
  steps.add('respond', { status: 200, as: 'json', body: '{ data: rows }' })
  return {
    method: 'GET',
    path: path || `/${verb}`,
    name,
    access: [access],
    params: undefined,
    steps: steps.all,
    says: `it lists ${table.name}${conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''}.`,
  }
}

/** `/doctors/:id/appointments`: the rows that point to one of another table. */
function ofOne(path: string, draft: Draft) {
  const [, one = '', param = '', many = ''] = /^\/([\w-]+)\/:(\w+)\/([\w-]+)$/.exec(path) ?? []
  const [whole, table] = [one, many].map((part) => draft.table(part.replaceAll('-', ' ')))
  const back = table && whole && named(table, 'relations').find(({ target }) => target === whole.id)
  if (table === undefined || whole === undefined || back === undefined) return undefined
  if (back['type'] === 'manyToMany') return undefined
  const name = fieldName(`list ${singularOf(whole.name)} ${table.name}`) ?? 'listRows'
  const steps = new Steps(`e_${name}`.slice(0, 40))
  const where = `row.${back.name}Id == params.${param}`
  steps.add('findMany', { table: table.id, where, limit: '100' }, 'rows')
  steps.add('respond', { status: 200, as: 'json', body: '{ data: rows }' })
  const type = whole.settings['key'] === 'uuid' ? 'string' : 'integer'
  return {
    method: 'GET',
    path,
    name,
    params: [{ id: `p_${param}`, name: param, type, required: true }],
    steps: steps.all,
    says: `it lists the ${table.name} of one of ${whole.name}.`,
  }
}

/** `past their due date`, `that are overdue` */
function past(words: string, table: Node): readonly string[] {
  const isPast = /\b(?:past|overdue|expired|before today|late)\b/i.test(words)
  const isNext = /\b(?:upcoming|in the future|from now on|after today|next)\b/i.test(words)
  const dates = named(table, 'fields').filter(({ type }) => type === 'date' || type === 'datetime')
  const [date] = dates.filter(({ name }) => /due|end|expir|until|deadline|start|date/i.test(name))
  const one = date ?? dates[0]
  if (one === undefined || (!isPast && !isNext)) return []
  return [
    `${dated(one, isPast)} ${isPast ? '<' : '>='} ${one['type'] === 'date' ? 'today()' : 'now()'}`,
  ]
}

/** A day that may be missing is none that was. */
function dated(field: NamedItem, isPast: boolean): string {
  if (field['required'] === true) return `row.${field.name}`
  const isDay = field['type'] === 'date'
  const now = isDay ? 'today()' : 'now()'
  return `(row.${field.name} ?? ${isPast ? now : isDay ? "date('1970-01-01')" : "datetime('1970-01-01T00:00:00Z')"})`
}
