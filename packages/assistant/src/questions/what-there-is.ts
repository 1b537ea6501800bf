import { listed, type Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { allFlows, nameOfFlow } from '../explain/drawn-flows.ts'
import { inputsOf } from '../explain/explain-flow.ts'
import { held } from '../explain/explain-part.ts'
import { named } from '../fields-of.ts'
import { rulesOf } from '../people/set-rules.ts'
import { offered } from './flows-said.ts'
import { whoDoes } from './rules-said.ts'
import { tableIn } from './table-in.ts'

const all = (names: readonly string[]): string => listed(names, 'and')
const LISTS = /^(?:which|what|list|show|name|give|are there|is there|do|does|has|have|how many)\b/i

/** “Which fields are required on an order?” */
export function whichAre(said: string, draft: Draft): string | undefined {
  const what = /\b(?<what>required|mandatory|compulsory|optional|unique|hidden|secret)\b/i
    .exec(
      said.replace(
        /\b(?:must|have to|need to|has to) be (?:filled(?: in)?|given|entered|set|there)\b/i,
        'required',
      ),
    )
    ?.groups?.['what']?.toLowerCase()
  if (what === undefined || !LISTS.test(said) || /^(?:is|does|do|has|have)\b/i.test(said))
    return undefined
  const table = tableIn(said, draft)
  const found = (table ? [table] : draft.playing('rows')).flatMap((one) => {
    const names = [...named(one, 'fields'), ...named(one, 'relations')]
      .filter((field) =>
        what === 'unique'
          ? field['unique'] === true
          : what === 'hidden' || what === 'secret'
            ? field['visibility'] === 'hidden'
            : (field['required'] === true) !== (what === 'optional'),
      )
      .map(({ name }) => name)
    return names.length === 0 ? [] : [`${all(names)} of ${one.name}`]
  })
  const of = table ? ` of ${table.name}` : ''
  return found.length === 0
    ? `Nothing${of} is ${what}.`
    : `${found.join('; ')} ${found.length === 1 && !/ and /.test(found[0] ?? '') ? 'is' : 'are'} ${what}.`
}

const KEEPS: readonly (readonly [words: RegExp, key: string, says: string])[] = [
  [/\bowners?\b/i, 'owner', 'Each row has an owner'],
  [
    /\b(?:timestamps?|time of (?:creation|change))\b/i,
    'timestamps',
    'When a row was added and last changed is kept',
  ],
  [
    /\b(?:soft[- ]?delet\w*|restor\w*|recycle|bin|deleted rows)\b/i,
    'softDelete',
    'Deleted rows are kept and can be restored',
  ],
]

/** “Which tables have an owner?”, “does a project have an owner?” */
export function whichKeep(said: string, draft: Draft): string | undefined {
  const [, key = '', says = ''] = KEEPS.find(([words]) => words.test(said)) ?? []
  if (
    key === '' ||
    !LISTS.test(said) ||
    /\b(?:the|its|their) owners?\b.*\b(?:can|may)\b/i.test(said)
  )
    return undefined
  const table = tableIn(said, draft)
  const has = ({ settings }: Node): boolean => settings[key] === true
  if (table)
    return `${has(table) ? 'Yes' : 'No'}. ${says} ${has(table) ? 'in' : 'in other tables, not in'} ${table.name}.`.replace(
      'in other tables, not in',
      'is not so of',
    )
  const tables = draft.playing('rows').filter(has)
  return tables.length === 0
    ? `${says} in no table.`
    : `${says} in ${all(tables.map(({ name }) => name))}.`
}

/** “What do we keep about an order?” */
export function whatFields(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:fields?|columns?|attributes?|properties|data|store[sd]?|kept|keep|saved?|know|look like|structure|contain|consists?|made of|information|record(?:ed)?|ha(?:s|ve))\b/i.test(
      said,
    ) ||
    !/^(?:which|what|how|(?:list|show|tell)\b(?! of\b))/i.test(said)
  )
    return undefined
  const table = tableIn(said, draft)
  if (table === undefined) return undefined
  const names = [...named(table, 'fields'), ...named(table, 'relations')]
  return /^how many\b/i.test(said)
    ? `${table.name} has ${names.length} fields: ${all(names.map(({ name }) => name))}.`
    : `${table.name} holds: ${held(draft.manifest, table).join(' ')}`
}

/** “What tables are there?” */
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

/** “Which roles are there?” */
export function whatRoles(said: string, draft: Draft): string | undefined {
  if (!/\broles?\b/i.test(said)) return undefined
  const roles = draft.roles()
  return roles.length === 0 ? 'The roles are user and admin.' : `The roles are ${roles.join(', ')}.`
}

/** “Which endpoints are there, and what do they take?” */
export function whatEndpoints(said: string, draft: Draft): string | undefined {
  if (!/\b(?:endpoints?|operations?|routes?|calls?|api|urls?|requests?)\b/i.test(said))
    return undefined
  const table = tableIn(said, draft)
  const ready = (table ? [table] : draft.playing('rows')).map(({ name, settings }) =>
    offered(name, settings['access']),
  )
  const drawn = allFlows(draft.manifest).flatMap((flow) => {
    if (table || typeof flow.holder['path'] !== 'string') return []
    const inputs = inputsOf(flow.holder).map((one) => one.replace(/\.$/, ''))
    return [`${nameOfFlow(flow)}${inputs.length > 0 ? ` takes ${inputs.join('; ')}` : ''}.`]
  })
  return [...drawn, ...ready].join(' ')
}

/** “Are the reviews public?” */
export function isPublic(said: string, draft: Draft): string | undefined {
  const table = /\b(?:public|open|visible)\b/i.test(said) ? tableIn(said, draft) : undefined
  if (table === undefined || !/^(?:is|are)\b/i.test(said)) return undefined
  const isOpen = rulesOf(table, 'list').includes('public')
  return `${isOpen ? 'Yes' : 'No'}. ${whoDoes(['list'], table)}`
}
