import { OPERATIONS } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import { typeInWords } from '../field-meaning.ts'
import { operationsSaid } from '../grammar/deed-words.ts'
import { rulesOf } from '../people/set-rules.ts'
import { whoIs } from '../people/who.ts'
import type { Recipe } from '../recipe.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { plainWords } from '../words.ts'

/** A question is answered from the drawing, and changes nothing. */
export const answers: Recipe = {
  examples: [
    'who can delete books?',
    'which fields do books have?',
    'what happens when a book is deleted?',
    'what tables are there?',
  ],
  read(clause, draft) {
    const said = clause.replace(/[?\s]+$/, '')
    if (
      !/^(?:who|what|which|how|can|may|could|is|are|does|do|when|where|why|list|show me|tell me|explain|must|should)\b/i.test(
        said,
      )
    )
      return undefined
    for (const answer of ANSWERS) {
      const says = answer(said, draft)
      if (says !== undefined) return { says, commands: [] }
    }
    return undefined
  },
}

type Answer = (said: string, draft: Draft) => string | undefined

const ANSWERS: readonly Answer[] = [
  whoMay,
  whatHappens,
  whatValues,
  whatFields,
  whatTables,
  howConnected,
  howMany,
  mayThey,
  isIt,
  whatRoles,
  whatEndpoints,
]

const WORDS: Readonly<Record<string, string>> = {
  public: 'anyone, signed in or not',
  signedIn: 'everyone who is signed in',
  owner: 'the owner of the row',
}

function peopleIn(rules: readonly string[]): string {
  const all = rules.map((rule) => {
    const [who = '', condition] = rule.split(' when ')
    const [sort, name] = who.split(':')
    const words =
      WORDS[who] ??
      (sort === 'role' ? `the role ${name}` : sort === 'can' ? `whoever may “${name}”` : who)
    return condition === undefined ? words : `${words} (when ${condition})`
  })
  return all.length < 2 ? (all[0] ?? 'nobody') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}

function tableIn(words: string, draft: Draft): Node | undefined {
  const parts = plainWords(words).split(/\s+/)
  for (let from = 0; from < parts.length; from += 1)
    for (const count of [2, 1]) {
      const table = draft.table(parts.slice(from, from + count).join(' '))
      if (table) return table
    }
  return undefined
}

function whoMay(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:who|which (?:users?|people|roles?|persons?))\s+(?:all\s+)?(?:can|may|is allowed to|are allowed to|is able to|has (?:the right|permission) to|could|gets to)\s+(?<verbs>(?:look at|look up|get at|work with|[\p{L}]+)(?:(?:\s*,\s*|\s+and\s+|\s+or\s+)[\p{L}]+)*)\s+(?<object>.+)$/iu.exec(
      said,
    )?.groups
  const table = tableIn(found?.['object'] ?? '', draft)
  const operations = operationsSaid(found?.['verbs'] ?? '')
  if (table === undefined || operations.length === 0) return undefined
  return operations.map((operation) => whoDoes(operation, table)).join(' ')
}

function whoDoes(operation: string, table: Node): string {
  const rules = rulesOf(table, operation)
  if (rules.length === 0) return `Nobody can ${operation} ${table.name}: the api does not offer it.`
  return `To ${operation} ${table.name}: ${peopleIn(rules)}.`
}

function mayThey(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:can|may|could|is|are|does|do)\s+(?<who>(?:an?\s+|the\s+|any\s+)?[\p{L}-]+(?:[- ][\p{L}]+)?)\s+(?:also\s+|still\s+|be able to\s+|allowed to\s+|able to\s+|get to\s+)?(?<verb>see|view|read|list|browse|create|add|write|post|edit|update|change|modify|delete|remove|restore|manage|make|submit|access|order|book|cancel)\s+(?<object>.+)$/iu.exec(
      said,
    )?.groups
  const table = tableIn(found?.['object'] ?? '', draft)
  const who = found && whoIs(found['who'] ?? '', draft)
  if (table === undefined || !who || who.rule === 'nobody') return undefined
  const operations = operationsSaid(found['verb'] ?? '')
  const asked = who.rule === 'role' ? `role:${who.role}` : who.rule
  const isOwn = /\b(?:own|their|his|her|my)\b/i.test(found['object'] ?? '')
  return operations
    .map((operation) => {
      const rules = rulesOf(table, operation)
      const admitted = rules.filter((rule) =>
        [
          asked,
          'public',
          ...(who.rule === 'public' ? [] : ['signedIn']),
          ...(isOwn ? ['owner'] : []),
        ].includes(rule.split(' when ')[0] ?? ''),
      )
      const isYes = admitted.length > 0
      return isYes ? `Yes: ${whoDoes(operation, table)}` : `No. ${whoDoes(operation, table)}`
    })
    .join(' ')
}

function whatFields(said: string, draft: Draft): string | undefined {
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

const nameOf = (id: unknown, draft: Draft): string =>
  draft.manifest.nodes.find((node) => node.id === id)?.name ?? 'another table'

function whatTables(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:tables?|collections?|entities|things|data)\b/i.test(said) ||
    tableIn(said.replace(/\btables?\b/gi, ''), draft)
  )
    return undefined
  const tables = draft.ofKind('table')
  return tables.length === 0
    ? 'There are no tables yet.'
    : `There are ${tables.length} tables: ${tables.map(({ name }) => name).join(', ')}.`
}

function howMany(said: string, draft: Draft): string | undefined {
  if (!/^how many\b/i.test(said)) return undefined
  const found = /\b(?<what>tables?|roles?|fields?|endpoints?)\b/i.exec(said)?.groups?.['what']
  if (/^field/i.test(found ?? '')) {
    const table = tableIn(said, draft)
    return table && `${table.name} has ${named(table, 'fields').length} fields.`
  }
  return undefined
}

function whatValues(said: string, draft: Draft): string | undefined {
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
        Array.isArray(one['values']) && new RegExp(`\\b${one.name.slice(0, 5)}`, 'i').test(said),
    )
  return table && field ? [{ table, field }] : []
}

function whatHappens(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:what|which)\s+(?:else\s+)?(?:becomes?|happens?|is done|takes place|goes on|occurs|will happen|would happen)\s+(?:(?:to|with|of)\s+(?<to>.+?)\s+)?(?:when|if|after|once|before|as soon as)\s+(?<when>.+)$/iu.exec(
      said,
    )?.groups
  if (found === undefined) return undefined
  const when = found['when'] ?? ''
  const table = tableIn(when, draft)
  const happening = happeningIn(when)
  if (table === undefined || happening === undefined) return undefined
  const about = found['to'] === undefined ? undefined : tableIn(found['to'], draft)
  const cascades = happening === 'Delete' ? goesWith(table, about, draft) : []
  const flows = about === undefined ? eventsOf(table, happening, draft) : []
  const all = [...cascades, ...flows]
  return all.length === 0
    ? `Nothing else happens when one of ${table.name} is ${PAST[happening]}.`
    : all.join(' ')
}

type Happening = 'Create' | 'Update' | 'Delete'
const PAST: Readonly<Record<Happening, string>> = {
  Create: 'added',
  Update: 'changed',
  Delete: 'deleted',
}

function happeningIn(words: string): Happening | undefined {
  if (/\b(?:delet|remov|eras)/i.test(words)) return 'Delete'
  if (/\b(?:creat|add|made|new|insert|placed|posted|written|booked|registered|saved)/i.test(words))
    return 'Create'
  if (
    /\b(?:chang|updat|edit|modif|set to|becomes?|done|marked|finish|complet|paid|shipped|cancel|approv|publish|clos)/i.test(
      words,
    )
  )
    return 'Update'
  return undefined
}

const FATE: Readonly<Record<string, (many: string, one: string) => string>> = {
  cascade: (many, one) => `The ${many} that point to it are deleted with one of ${one}.`,
  setNull: (many, one) => `The ${many} that pointed to it stay, without one of ${one}.`,
  restrict: (many, one) =>
    `One of ${one} can't be deleted while there are ${many} that point to it.`,
}

function goesWith(table: Node, about: Node | undefined, draft: Draft): readonly string[] {
  return draft.ofKind('table').flatMap((other) =>
    named(other, 'relations').flatMap(({ target, onDelete, type }) => {
      if (target !== table.id || type === 'manyToMany' || (about && about.id !== other.id))
        return []
      return [
        (FATE[String(onDelete ?? 'restrict')] ?? FATE['restrict'])?.(other.name, table.name) ?? '',
      ]
    }),
  )
}

function eventsOf(table: Node, happening: Happening, draft: Draft): readonly string[] {
  const events = table.settings['events']
  if (!Array.isArray(events)) return []
  return events.flatMap((event) => {
    if (typeof event !== 'object' || event === null || !('when' in event)) return []
    const when = String(event['when'])
    if (!when.endsWith(happening)) return []
    return [
      `${when.startsWith('before') ? 'Before' : 'After'} one of ${table.name} is ${PAST[happening]}: ${deeds(event['steps'], draft).join(', ')}.`,
    ]
  })
}

/** What the steps of a flow do, by what is set in them. */
function deeds(steps: unknown, draft: Draft): readonly string[] {
  if (!Array.isArray(steps)) return []
  return steps.flatMap((step) => {
    const {
      kind,
      settings = {},
      bodies = {},
    } = step as {
      kind: string
      settings?: Record<string, unknown>
      bodies?: Record<string, unknown>
    }
    const inner = Object.values(bodies).flatMap((body) => deeds(body, draft))
    if (typeof settings['condition'] === 'string')
      return [`if ${settings['condition']}: ${inner.join(', ')}`]
    const table = settings['table']
    const said = typeof table === 'string' ? `${kind} ${nameOf(table, draft)}` : kind
    return [said, ...inner]
  })
}

function howConnected(said: string, draft: Draft): string | undefined {
  if (
    !/\b(?:connected|related|relation|relations|relationship|linked|joined|belong|point|refer)\b/i.test(
      said,
    )
  )
    return undefined
  const names = draft
    .ofKind('table')
    .filter(({ name }) =>
      new RegExp(`\\b${name.slice(0, -1)}`, 'i').test(said.replaceAll(/\s/g, ' ')),
    )
  const [one] = names
  if (one === undefined) return undefined
  const lines = draft.ofKind('table').flatMap((from) =>
    named(from, 'relations').flatMap(({ name, target, type }) => {
      const to = draft.ofKind('table').find(({ id }) => id === target)
      if (!to || (!names.includes(from) && !names.includes(to))) return []
      if (names.length > 1 && !(names.includes(from) && names.includes(to))) return []
      if (type === 'manyToMany')
        return [`${from.name} have many ${to.name}, and ${to.name} many ${from.name}.`]
      return [
        `Each of ${from.name} belongs to one of ${to.name} (${name}), and each of ${to.name} has ${type === 'oneToOne' ? 'one' : 'many'} of ${from.name}.`,
      ]
    }),
  )
  return lines.length === 0
    ? `${names.map(({ name }) => name).join(' and ')} are not related.`
    : lines.join(' ')
}

function isIt(said: string, draft: Draft): string | undefined {
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

function whatRoles(said: string, draft: Draft): string | undefined {
  if (!/\broles?\b/i.test(said)) return undefined
  const roles = draft.roles()
  return roles.length === 0 ? 'The roles are user and admin.' : `The roles are ${roles.join(', ')}.`
}

function whatEndpoints(said: string, draft: Draft): string | undefined {
  if (!/\b(?:endpoints?|operations?|routes?|calls?|api)\b/i.test(said)) return undefined
  const table = tableIn(said, draft)
  const tables = table ? [table] : draft.ofKind('table')
  const lines = tables.map(
    (one) =>
      `${one.name}: ${OPERATIONS.filter((operation) => rulesOf(one, operation).length > 0).join(', ') || 'nothing'}`,
  )
  const drawn = draft
    .ofKind('api')
    .flatMap(({ settings }) => (Array.isArray(settings['endpoints']) ? settings['endpoints'] : []))
    .flatMap((one) =>
      typeof one === 'object' && one !== null && 'path' in one && 'method' in one
        ? [`${String(one['method'])} ${String(one['path'])}`]
        : [],
    )
  return `The api offers ${[...lines, ...(table ? [] : drawn)].join('; ')}.`
}
