import { idsName, keyName, singularOf, type Field } from '@drawbridge/kinds/faces'
import type { JsonObject, Json, Manifest, Node } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import { settingText } from '../kinds/setting-text.ts'
import { tableView } from '../kinds/table.ts'
import { authForm } from './auth-form.ts'
import { plain, type FormField } from './form-field.ts'

/** What may be sent to a route, found from the drawing; empty for routes without a body. */
export function formOf(route: Route, manifest: Manifest): readonly FormField[] {
  if (route.method === 'GET' || route.method === 'DELETE') return []
  const parts = route.nodes.flatMap((id) => manifest.nodes.filter((node) => node.id === id))
  const auth = parts.find(({ kind }) => kind === 'auth')
  const path = settingText(auth, 'path', '/auth')
  const table = parts.findLast(({ kind }) => kind === 'table')
  if (auth && route.path.includes(`${path}/`))
    return authForm(route, auth, table ? tableForm(table, manifest) : [])
  if (!table || route.path.endsWith('/restore')) return []
  const fields = tableForm(table, manifest)
  if (!route.path.endsWith('/bulk')) return fields
  const item = exampleOf(fields.filter(({ required }) => required))
  return [{ ...plain('items', 'json'), required: true, example: [item, item] }]
}

function tableForm(table: Node, manifest: Manifest): readonly FormField[] {
  const { fields, relations } = tableView(table)
  return [
    ...fields
      .filter(({ visibility }) => visibility !== 'hidden' && visibility !== 'readOnly')
      .map((field) => ({
        name: field.name,
        kind: kindOfField(field),
        format: field.type,
        required: field.required === true && field.default === undefined,
        choices: field.values ?? [],
        example: exampleValue(field, table.name),
      })),
    ...relations.map((relation) => {
      const target = manifest.nodes.find(({ id }) => id === relation.target)
      const random = target ? tableView(target).key === 'uuid' : false
      const rows = target && { rowsOf: target }
      return relation.type === 'manyToMany'
        ? { ...plain(idsName(relation.name), 'json'), ...rows, example: [] }
        : {
            ...plain(keyName(relation.name), random ? 'text' : 'number'),
            ...rows,
            required: relation.required === true,
            example: random ? '' : 1,
          }
    }),
  ]
}

function kindOfField({ type }: Field): FormField['kind'] {
  if (type === 'integer' || type === 'float') return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'enum') return 'choice'
  if (type === 'json') return 'json'
  return type === 'text' ? 'long' : 'text'
}

const SAMPLES: readonly (readonly [RegExp, string])[] = [
  [/email/i, 'ada@example.com'],
  [/(url|link|website)/i, 'https://example.com'],
  [/(first|given)name/i, 'Ada'],
  [/(last|family|sur)name/i, 'Lovelace'],
  [/name/i, 'Ada Lovelace'],
  [/subject/i, 'A question about my order'],
  [/city/i, 'Lisbon'],
  [/colou?r/i, 'green'],
  [/phone/i, '+351 21 000 0000'],
]

const TITLES: readonly (readonly [RegExp, string])[] = [
  [/task|todo|chore/i, 'Buy oat milk'],
  [/book|novel/i, 'The Left Hand of Darkness'],
  [/post|article|page|stor/i, 'A walk through Lisbon'],
  [/film|movie/i, 'Stalker'],
  [/song|track|album/i, 'So What'],
  [/event|meeting/i, 'Breakfast with the team'],
]

/** What a row is called: by what its table holds, else by the words of the drawing itself. */
const titleOf = (table: string): string =>
  TITLES.find(([pattern]) => pattern.test(table))?.[1] ??
  `A ${singularOf(table.toLowerCase()).replaceAll('_', ' ')} to try`

/** What ends is later than what begins: `endsAt`, `valid_until`, `checkOut`. */
const IS_END =
  /^(?:ends?|until|to(?![a-z])|finish|clos|expir|due|return|leav|arriv)|(?:End|Until|Out|To|_end|_until|_out|_to)(?![a-z])/

/** A value that a field would accept, and that reads as if a person had written it. */
export function exampleValue(field: Field, table = 'row'): Json {
  switch (field.type) {
    case 'string':
    case 'text': {
      const longest = Math.min(field.length ?? 255, field.maxLength ?? 255)
      if (field.format === 'email') return 'ada@example.com'
      if (field.format === 'url') return 'https://example.com'
      if (/title/i.test(field.name)) return titleOf(table).slice(0, longest)
      const known = SAMPLES.find(([pattern]) => pattern.test(field.name))?.[1]
      const text = known ?? (field.type === 'text' ? 'A few words about it.' : `Some ${field.name}`)
      return text.slice(0, longest)
    }
    case 'integer':
    case 'float':
      return Math.max(field.minimum ?? 1, Math.min(field.maximum ?? 1, 1))
    case 'decimal':
      return Math.max(field.minimum ?? 9.5, 0).toFixed(Math.min(field.scale ?? 2, 18))
    case 'bigint':
      return '1'
    case 'boolean':
      return false
    case 'date':
      return IS_END.test(field.name) ? '2027-01-16' : '2027-01-15'
    case 'datetime':
      return IS_END.test(field.name) ? '2027-01-15T10:00:00.000Z' : '2027-01-15T09:00:00.000Z'
    case 'json':
      return {}
    case 'uuid':
      return '7f9c24e8-3b12-4b6f-9d3e-5a8c1f2e6b40'
    case 'enum':
      return field.values?.[0] ?? ''
    case 'bytes':
      return 'aGVsbG8='
  }
}

/** The example of every entry, as one object. */
export function exampleOf(fields: readonly FormField[]): JsonObject {
  return Object.fromEntries(fields.map(({ name, example }) => [name, example]))
}

/**
 * The body that a form begins with: what is required, or else everything. Which rows there are to
 * point to is found where it is sent; a number out of the air would point nowhere.
 */
export function firstBody(route: Route, fields: readonly FormField[]): string {
  if (fields.length === 0) return ''
  const texts = fields.filter(({ kind, rowsOf }) => kind !== 'file' && !rowsOf)
  const required = texts.filter((field) => field.required)
  // Whom a changed address or name belongs to would not be known any more.
  const changed = texts.find(({ name }) => !/^(?:e_?mail|user_?name|login)$/i.test(name))
  const first = changed ? [changed] : texts.slice(0, 1)
  const shown = route.method === 'PATCH' ? first : required.length > 0 ? required : texts
  return JSON.stringify(exampleOf(shown), null, 2)
}
