import type { Node } from '@drawbridge/manifest'
import { OPERATIONS } from '@drawbridge/kinds/faces'
import type { Draft } from '../draft.ts'
import { operationsSaid } from '../grammar/deed-words.ts'
import { rulesOf } from '../people/set-rules.ts'
import { whoIs } from '../people/who.ts'
import { fieldsMeant } from '../things/fields-meant.ts'
import { tableIn } from './table-in.ts'

const WORDS: Readonly<Record<string, string>> = {
  public: 'anyone, signed in or not',
  signedIn: 'everyone who is signed in',
  owner: 'the owner of the row',
}

/** Whom rules let in, in words. */
export function peopleIn(rules: readonly string[]): string {
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

const ENTERS = /^(?:enter|give|fill in|set)/i
const STRANGER =
  /\bwithout (?:having |needing )?(?:an? )?(?:account|log(?:ging)?[- ]?in|sign(?:ing)?[- ]?(?:in|up)|registration|registering|login)\b/i

/** “Who can delete a post?” */
export function whoMay(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:who|which (?:users?|people|roles?|persons?))\s+(?:(?:all|else|exactly|currently|can|may|could|would|will|should|must|is|are|be|able|allowed|permitted|entitled|has|have|gets?|the|right|rights|permission|access|here|now|at present|presently|also|to)\s+)+(?<verbs>(?:look at|look up|get at|work with|[\p{L}]+)(?:(?:\s*,\s*|\s+and\s+|\s+or\s+)[\p{L}]+)*)\s+(?<object>.+)$/iu.exec(
      said,
    )?.groups
  const object = found?.['object'] ?? ''
  // “The grades” are a field of what is written.
  const table = tableIn(object, draft) ?? fieldsMeant(object, draft)?.[0]?.table
  const operations = operationsSaid(
    ENTERS.test(found?.['verbs'] ?? '') ? 'update' : (found?.['verbs'] ?? ''),
  )
  if (table === undefined || operations.length === 0) return undefined
  return operations.map((operation) => whoDoes(operation, table)).join(' ')
}

export function whoDoes(operation: string, table: Node): string {
  const rules = rulesOf(table, operation)
  if (rules.length === 0) return `Nobody can ${operation} ${table.name}: the api does not offer it.`
  return `To ${operation} ${table.name}: ${peopleIn(rules)}.`
}

/** “Can a customer change the price?” */
export function mayThey(said: string, draft: Draft): string | undefined {
  const found =
    /^(?:can|may|could|is|are|does|do)\s+(?<who>(?:an?\s+|the\s+|any\s+)?[\p{L}-]+(?:[- ][\p{L}]+)?)\s+(?:also\s+|still\s+|be able to\s+|allowed to\s+|able to\s+|get to\s+)?(?<verb>see|view|read|list|browse|create|add|write|post|edit|update|change|modify|delete|remove|restore|manage|make|submit|access|order|book|cancel)\s+(?<object>.+)$/iu.exec(
      said,
    )?.groups
  const table = tableIn(found?.['object'] ?? '', draft)
  const who = found && whoIs(found['who'] ?? '', draft)
  if (table === undefined || !who || who.rule === 'nobody') return undefined
  const operations = operationsSaid(found['verb'] ?? '')
  const isStranger = STRANGER.test(said)
  const asked = isStranger ? 'public' : who.rule === 'role' ? `role:${who.role}` : who.rule
  const isOwn = /\b(?:own|their|his|her|my)\b/i.test(found['object'] ?? '')
  return operations
    .map((operation) => {
      const rules = rulesOf(table, operation)
      const admitted = rules.filter((rule) =>
        [
          asked,
          'public',
          ...(who.rule === 'public' || isStranger ? [] : ['signedIn']),
          ...(isOwn ? ['owner'] : []),
        ].includes(rule.split(' when ')[0] ?? ''),
      )
      const isYes = admitted.length > 0
      return isYes ? `Yes: ${whoDoes(operation, table)}` : `No. ${whoDoes(operation, table)}`
    })
    .join(' ')
}

/** “What can an editor do?” */
export function whatMay(said: string, draft: Draft): string | undefined {
  const words =
    /^(?:what|which (?:things|operations))\s+(?:all\s+)?(?:can|may|is|are)\s+(?:an?\s+|the\s+)?(?<who>[\p{L}-]+)\s+(?:do|allowed to do|able to do|access|see)\b/iu.exec(
      said,
    )?.groups?.['who']
  const who = words === undefined ? undefined : whoIs(words, draft)
  if (!who || who.rule === 'nobody') return undefined
  const asked = who.rule === 'role' ? `role:${who.role}` : who.rule
  const lines = draft.playing('rows').flatMap((table) => {
    const may = OPERATIONS.filter((operation) =>
      rulesOf(table, operation).some((rule) => {
        const [one = ''] = rule.split(' when ')
        return one === asked || one === 'public' || (one === 'signedIn' && asked !== 'public')
      }),
    )
    return may.length === 0 ? [] : [`${may.join(', ')} ${table.name}`]
  })
  return lines.length === 0
    ? `Whoever is ${words} can do nothing by a rule of their own.`
    : `Whoever is ${words} can ${lines.join('; ')}.`
}

/** “Is anything open to the public?” */
export function whatIsOpen(said: string, draft: Draft): string | undefined {
  const isAsked =
    /\b(?:open|public|everyone|everybody|strangers|anonymous\w*|accessible)\b/i.test(said) ||
    STRANGER.test(said)
  if (
    !isAsked ||
    !/\b(?:anything|something|everything|what|which|any)\b/i.test(said) ||
    tableIn(said, draft)
  )
    return undefined
  const tables = draft.playing('rows').flatMap((table) => {
    const open = OPERATIONS.filter((operation) =>
      rulesOf(table, operation).some((rule) => rule.startsWith('public')),
    )
    return open.length === 0 ? [] : [`${open.join(', ')} ${table.name}`]
  })
  const drawn = draft
    .playing('callers')
    .flatMap(({ settings }) => (Array.isArray(settings['endpoints']) ? settings['endpoints'] : []))
    .flatMap((one) => {
      const { access, method, path } = one as { access?: unknown; method?: string; path?: string }
      return Array.isArray(access) && access.includes('public') ? [`call ${method} ${path}`] : []
    })
  const all = [...tables, ...drawn]
  return all.length === 0
    ? 'No: whoever calls has to be signed in, for everything.'
    : `Yes: anyone, signed in or not, can ${all.join('; ')}.`
}
