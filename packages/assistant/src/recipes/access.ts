import type { Command } from '@drawbridge/commands'
import { singularOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Recipe } from '../recipe.ts'
import { listItems } from '../words.ts'

const VERBS: Readonly<Record<string, readonly string[]>> = {
  list: ['list'],
  see: ['list', 'read'],
  view: ['list', 'read'],
  read: ['list', 'read'],
  get: ['list', 'read'],
  create: ['create'],
  add: ['create'],
  write: ['create', 'update'],
  edit: ['update'],
  update: ['update'],
  change: ['update'],
  delete: ['delete'],
  remove: ['delete'],
  restore: ['restore'],
  manage: ['list', 'read', 'create', 'update', 'delete'],
  use: ['list', 'read', 'create', 'update', 'delete'],
}
/** “Only admins can change books” speaks of adding and deleting as well. */
const CHANGES = /^(?:change|modify)$/
const ALL_CHANGES = ['create', 'update', 'delete']
/** `books: everyone can list` and `users can only see their own books`, said as the others are. */
const OTHERWISE: readonly (readonly [pattern: RegExp, same: string])[] = [
  [/^(?<table>[\p{L}_ ]+?)\s*:\s*(?<saying>.+\s(?:can|may)\s.+)$/iu, '$<saying> $<table>'],
  [
    /^(?:.+?\s+(?:can|may)\s+)?(?:only\s+)?(?<verbs>[a-z]+(?:(?:,\s*|\s+)(?:and\s+|or\s+)?[a-z]+)*)\s+(?:only\s+)?(?:his|her|their|its)\s+own\s+(?<table>[\p{L}_ ]+)$/iu,
    'the owner can $<verbs> $<table>',
  ],
]
const SAYING =
  /^(?:only\s+)?(?<who>.+?)\s+(?:can|may|is allowed to|are allowed to|should be able to)\s+(?<verbs>[a-z]+(?:(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+|\s+or\s+)[a-z]+)*)\s+(?:(?:his|her|their|its|own|the|all|any|every|a|an)\s+)*(?<table>[\p{L}_ ]+)$/iu

export const access: Recipe = {
  examples: [
    'only the owner can edit books',
    'anyone can read books',
    'signed-in users can create books',
    'only admins can change books',
    'users can only see their own books',
    'books: everyone can list',
  ],
  read(phrase, draft) {
    const said = OTHERWISE.reduce((text, [pattern, same]) => text.replace(pattern, same), phrase)
    const match = SAYING.exec(said)?.groups
    if (!match) return undefined
    const table = draft.table(match['table'] ?? '')
    if (!table) return { problem: `There is no table ${match['table']}.` }
    const verbs = listItems((match['verbs'] ?? '').toLowerCase().replaceAll(/\s+or\s+/g, ', '))
    const unknown = verbs.find((verb) => VERBS[verb] === undefined)
    if (unknown)
      return {
        problem: `“${unknown}” is not something an api does with rows: say read, create, edit or delete.`,
      }
    const rule = ruleOf(match['who'] ?? '', draft.ofKind('auth')[0])
    if (rule === undefined)
      return {
        problem: `Who is “${match['who']}”? Say anyone, signed-in users, the owner, or the name of a role.`,
      }
    const alone = /^only\b/i.test(said) && verbs.some((verb) => CHANGES.test(verb))
    const meant = [...verbs, ...(alone ? ALL_CHANGES : [])].flatMap((verb) => VERBS[verb] ?? [])
    const operations = [...new Set(meant)].filter((name) => rule !== 'owner' || name !== 'create')
    if (operations.length === 0)
      return { problem: 'A row has no owner before it is added: say signed-in users can add.' }
    const commands: Command[] = operations.map((operation) => ({
      type: 'setSetting',
      id: table.id,
      path: ['access', operation],
      value: [rule],
    }))
    if (rule === 'owner' && table.settings['owner'] !== true && table.name !== 'users')
      commands.unshift({ type: 'setSetting', id: table.id, path: ['owner'], value: true })
    return {
      says: `Let ${WORDS[rule] ?? `people with the role ${rule.slice(5)}`} ${operations.join(', ')} ${table.name}${rule === 'public' ? '' : ', and nobody else'}.`,
      commands,
    }
  },
}

const WORDS: Readonly<Record<string, string>> = {
  public: 'anyone, signed in or not,',
  signedIn: 'everyone who is signed in',
  owner: 'the owner of a row',
}

function ruleOf(words: string, auth: Node | undefined): string | undefined {
  const who = words
    .toLowerCase()
    .replace(/^(?:the|an?)\s+/, '')
    .trim()
  if (/^(?:anyone|anybody|everyone|everybody|public|visitors?|the public)$/.test(who))
    return 'public'
  if (
    /^(?:signed[ -]in|logged[ -]in)(?: (?:users|people|members))?$|^(?:users|members|people)$/.test(
      who,
    )
  )
    return 'signedIn'
  if (
    /^(?:owners?|author|creator|its owner|their owner|whoever (?:made|created|added) (?:it|them))$/.test(
      who,
    )
  )
    return 'owner'
  const listed = auth?.settings['roles']
  const roles = Array.isArray(listed) ? listed : ['user', 'admin']
  const role = roles.find((each) => each === who || each === singularOf(who))
  return typeof role === 'string' ? `role:${role}` : undefined
}
