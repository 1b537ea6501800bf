import { OPERATIONS } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { typeInWords } from '../field-meaning.ts'
import { named } from '../fields-of.ts'
import { rulesOf } from '../people/set-rules.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { nameOf, tableIn } from './table-in.ts'
import { whoDoes } from './who-may.ts'
import { asPattern } from '../text/as-pattern.ts'

/** “Which fields are required on an order?” */
export function whichAre(said: string, draft: Draft): string | undefined {
  const what = /\b(?<what>required|mandatory|optional|unique|hidden)\b/i
    .exec(said)
    ?.groups?.['what']?.toLowerCase()
  const table = tableIn(said, draft)
  if (what === undefined || table === undefined || !/^(?:which|what|list|show)\b/i.test(said))
    return undefined
  const all = [...named(table, 'fields'), ...named(table, 'relations')].filter((one) =>
    what === 'unique'
      ? one['unique'] === true
      : what === 'hidden'
        ? one['visibility'] === 'hidden'
        : (one['required'] === true) !== (what === 'optional'),
  )
  return `${all.length === 0 ? 'None' : all.map(({ name }) => name).join(', ')} of ${table.name} ${all.length === 1 ? 'is' : 'are'} ${what}.`
}

export function whatFields(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:fields?|columns?|attributes?|properties|data|store[sd]?|kept|saved|know|look like|structure|contain|consist|made of|information)\b/i.test(
      said,
    ) ||
    !/^(?:which|what|list|show|tell|how)/i.test(said)
  )
    return undefined
  const table = tableIn(said, draft)
  if (table === undefined) return undefined
  const fields = named(table, 'fields').map(
    (field) =>
      `${field.name} (${typeInWords(field)}${field['required'] === true ? ', required' : ''}${field['unique'] === true ? ', unique' : ''})`,
  )
  const relations = named(table, 'relations').map(
    ({ name, target, type }) =>
      `${name} (${type === 'manyToMany' ? 'many' : 'one'} of ${nameOf(target, draft)})`,
  )
  return `${table.name} has ${[...fields, ...relations].join(', ')}.`
}

export function whatTables(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:tables?|collections?|entities|things|data)\b/i.test(said) ||
    tableIn(said.replace(/\btables?\b/gi, ''), draft)
  )
    return undefined
  const tables = draft.playing('rows')
  return tables.length === 0
    ? 'There are no tables yet.'
    : `There are ${tables.length} tables: ${tables.map(({ name }) => name).join(', ')}.`
}

export function howMany(said: string, draft: Draft): string | undefined {
  if (!/^how many\b/i.test(said)) return undefined
  const found = /\b(?<what>tables?|roles?|fields?|endpoints?)\b/i.exec(said)?.groups?.['what']
  if (/^field/i.test(found ?? '')) {
    const table = tableIn(said, draft)
    return table && `${table.name} has ${named(table, 'fields').length} fields.`
  }
  return undefined
}

export function whatValues(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:what|which)\s+(?:are the\s+)?(?:possible\s+|allowed\s+)?(?:values?|options?|choices|states?|statuses|priorities)?\s*(?:can|could|may|does|do|has|have|are (?:there|possible|allowed)|of|for|is|there are|exist)*\s*(?:for\s+|of\s+|in\s+)?(?:the\s+|an?\s+)?(?<field>.+?)(?:\s+(?:have|has|take|be|hold|there|possible|allowed|be in))?$/iu.exec(
      said,
    )?.groups?.['field']
  const [meant] = found === undefined ? [] : (fieldsMeant(found, draft) ?? valuesOf(said, draft))
  const values = meant?.field['values']
  if (meant === undefined || !Array.isArray(values)) return undefined
  return `${meant.field.name} of ${meant.table.name} is one of ${values.join(', ')}.`
}

function valuesOf(said: string, draft: Draft) {
  const table = tableIn(said, draft)
  const field =
    table &&
    named(table, 'fields').find(
      (one) =>
        Array.isArray(one['values']) &&
        new RegExp(`\\b${asPattern(one.name.slice(0, 5))}`, 'i').test(said),
    )
  return table && field ? [{ table, field }] : []
}

export function isIt(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:is|are|must|does|do|should)\s+(?:the\s+|an?\s+)?(?<field>.+?)\s+(?:be\s+|have to be\s+|need to be\s+)?(?<what>required|mandatory|optional|unique|public|hidden|read-?only|given|filled in)$/iu.exec(
      said,
    )?.groups
  if (found === undefined) return undefined
  const what = (found['what'] ?? '').toLowerCase()
  const [meant] = fieldsMeant(found['field'] ?? '', draft) ?? []
  if (meant) {
    const { field, table } = meant
    const isRequired = field['required'] === true
    const states: Readonly<Record<string, boolean>> = {
      required: isRequired,
      mandatory: isRequired,
      given: isRequired,
      'filled in': isRequired,
      optional: !isRequired,
      unique: field['unique'] === true,
      hidden: field['visibility'] === 'hidden',
      readonly: field['visibility'] === 'readOnly',
      'read-only': field['visibility'] === 'readOnly',
    }
    const state = states[what]
    return state === undefined
      ? undefined
      : `${state ? 'Yes' : 'No'}: ${field.name} of ${table.name} is ${state ? '' : 'not '}${what}.`
  }
  const table = tableIn(found['field'] ?? '', draft)
  return table && what === 'public'
    ? `${rulesOf(table, 'list').includes('public') ? 'Yes' : 'No'}: ${whoDoes('list', table)}`
    : undefined
}

export function whatRoles(said: string, draft: Draft): string | undefined {
  if (!/\broles?\b/i.test(said)) return undefined
  const roles = draft.roles()
  return roles.length === 0 ? 'The roles are user and admin.' : `The roles are ${roles.join(', ')}.`
}

export function whatEndpoints(said: string, draft: Draft): string | undefined {
  if (!/\b(?:endpoints?|operations?|routes?|calls?|api)\b/i.test(said)) return undefined
  const table = tableIn(said, draft)
  const tables = table ? [table] : draft.playing('rows')
  const lines = tables.map(
    (one) =>
      `${one.name}: ${OPERATIONS.filter((operation) => rulesOf(one, operation).length > 0).join(', ') || 'nothing'}`,
  )
  const drawn = draft
    .playing('callers')
    .flatMap(({ settings }) => (Array.isArray(settings['endpoints']) ? settings['endpoints'] : []))
    .flatMap((one) =>
      typeof one === 'object' && one !== null && 'path' in one && 'method' in one
        ? [`${String(one['method'])} ${String(one['path'])}`]
        : [],
    )
  return `The api offers ${[...lines, ...(table ? [] : drawn)].join('; ')}.`
}
