import type { More, Phrase } from '../grammar/phrase.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Draft } from '../draft.ts'
import { isDoer } from './person-words.ts'
import { amongWhom, knownMembers, membership } from './related-person.ts'
import { isSignedIn, isWithoutAccount } from './clauses/tail.ts'
import { type Who, whoIs } from './who.ts'

const GENERIC =
  /^(?:persons?|people|users?|ones?|those|anyone|anybody|everyone|everybody|someone|somebody|whoever|who|members?|customers?|employees?|colleagues?|accounts?|visitors?|guests?|all|others|clients?|any|each|staff)$/
const DEPARTMENT = /^(?:in|from|of|on|at|within)$/

/** Who a phrase speaks of, by its noun and by what is said behind it; undefined where that is none that a rule can name. */
export function whoOf(phrase: Phrase, draft: Draft): Who | undefined {
  const { words, more, whose, quantity } = phrase
  if (whose !== undefined)
    return draft.tableMeant(whose) !== undefined && isDoer(words.split(' ').at(-1) ?? '')
      ? { rule: 'owner' }
      : undefined
  const among = amongWhom(phrase, draft)
  const isKnown = among !== undefined && knownMembers(among, draft) !== undefined
  if (isKnown || (among !== undefined && words.endsWith('members'))) return { rule: 'signedIn' }
  const member = membership(phrase)
  if (member === 'all') return { rule: 'signedIn' }
  const noun = words === 'all' || words === 'each' || words === 'any' ? 'everybody' : words
  const head = noun.split(' ').at(-1) ?? ''
  if (/^(?:whole-world)$/.test(head)) return { rule: 'public' }
  if (noun.startsWith('nobody') || quantity === 'no')
    return { rule: 'nobody', isElse: noun.endsWith('else') }
  // Whoever has a key has signed in to make it.
  if (/^(?:valid )?api[- ]?keys?$/.test(noun)) return { rule: 'signedIn' }
  if (noun === 'everybody-else') return { rule: 'nobody', isElse: true }
  const said = more.map((one) => saidOf(one, head, draft))
  if (said.some((one) => one === undefined)) return undefined
  const [first] = said.flatMap((one) => (one === undefined || one === 'nothing' ? [] : [one]))
  if (first !== undefined) {
    // “Registered editors” are editors.
    if (first.rule !== 'signedIn' || GENERIC.test(head)) return first
    return whoIs(noun, draft) ?? first
  }
  // “Everyone on the project”: some of all, and no rule can say which.
  if (GENERIC.test(head) && more.some((one) => isSome(one, words, draft))) return undefined
  if (noun.startsWith('anonymous')) return { rule: 'public' }
  if (noun === 'signed-in') return { rule: 'signedIn' }
  return whoIs(noun.replaceAll('signed-in', 'signed in'), draft)
}

/** Whether fewer are left by it than all that there are; members and authors of a thing are known by their rows. */
function isSome({ how, text, phrase }: More, words: string, draft: Draft): boolean {
  if (how === '(') return false
  const inner = phrase?.words ?? ''
  if (how === 'of' && draft.tableMeant(inner) !== undefined)
    return /^(?:any|every|some)(?:one|body)$|^(?:all|any|each|who|whoever)$/.test(words)
  return !ALL_THERE_IS.test(`${how} ${inner === '' ? text : inner}`)
}
const ALL_THERE_IS =
  /(?:^on (?:it|them)|\b(?:app|application|system|site|website|api|database|platform|backend|online|internet|web|world|whole-world|account|public|earth|planet|there|day|time|them|it|us|here|home))$/

const OF = (more: More): More => ({ ...more, how: 'of' })

const FEWER = /^(?:over|under|above|below|aged?|older|younger|more|less|fewer|with|without|from)\b/i

/** What is said behind a noun of people; `nothing` where it changes nothing. */
function saidOf(more: More, head: string, draft: Draft): Who | 'nothing' | undefined {
  const { how, text } = more
  const tokens = tokensOf(text).map(({ word }) => word)
  // “Members (over 18)”: fewer of them, and no rule can say which.
  if (how === '(') return FEWER.test(text) ? undefined : 'nothing'
  if (how === 'without') return isWithoutAccount(text) ? { rule: 'public' } : undefined
  const isNot = /\b(?:not|n't|never|no)\b/i.test(text) || tokens.includes('anonymous')
  if (/^(?:that|done|they|with|having)$/.test(how)) {
    if (
      tokens.some((word) =>
        /^(?:anonymous|signed-in|logged-in-before|log-in|logs-in)$/.test(word),
      ) ||
      isSignedIn(text)
    )
      return isNot && NOT_IN.test(text)
        ? { rule: 'public' }
        : isNot
          ? undefined
          : { rule: 'signedIn' }
    const role =
      /^(?:(?:has|have|had|is|are|an?|the|that|in)\s+)*(?<role>[\p{L}-]+)(?:\s+role)?$/iu.exec(text)
        ?.groups?.['role']
    if (/\brole\b/i.test(text)) {
      const last = draft.roles().at(-1)
      if (/\b(?:that|this|the new|such an?)\s+role\b/i.test(text) && last !== undefined)
        return { rule: 'role', role: last }
      const named = /(?:role\s+(?:of\s+)?(?<after>[\p{L}-]+)|(?<before>[\p{L}-]+)\s+role)\b/iu.exec(
        text,
      )?.groups
      const name = named?.['before'] ?? named?.['after']
      return name === undefined ? undefined : whoIs(`${name} role`, draft)
    }
    if (role !== undefined && /^(?:is|are|an?)\s/i.test(text)) return whoIs(role, draft)
  }
  // “Users who aren't admins”: all others than these.
  if (how === 'that' && /^(?:is|are)(?:n't|\s+not)\s+(?:an?\s+)?[\p{L}-]+$/iu.test(text))
    return { rule: 'nobody', isElse: true }
  if (how === 'that' || how === 'they' || how === 'done') return madeBy(tokens, isNot)
  if (DEPARTMENT.test(how)) {
    const inner = more.phrase?.words ?? ''
    if (/^(?:same|different|certain|given)\s/.test(inner)) return undefined
    if (inner === 'team' && GENERIC.test(head)) return { rule: 'role', role: 'teamMember' }
    if (/^(?:staff|team|public|whole-world)$/.test(inner) && head !== 'owner')
      return inner === 'whole-world'
        ? { rule: 'public' }
        : inner === 'staff'
          ? { rule: 'role', role: 'staff' }
          : 'nothing'
    if (OWNERS.test(head)) return { rule: 'owner' }
    const member = membership({ words: head, more: [more] })
    // “Everyone in the family” has an account in it.
    const isWhole =
      GENERIC.test(head) && membership({ words: 'members', more: [OF(more)] }) === 'all'
    if (isWhole && !draft.roles().includes(inner)) return { rule: 'signedIn' }
    if (member !== undefined && draft.table(inner) === undefined && inner !== 'staff')
      return whoIs(member, draft)
    if (
      GENERIC.test(head) &&
      inner !== '' &&
      draft.table(inner) === undefined &&
      !/^(?:it|them|this)$/.test(inner)
    )
      return whoIs(inner.replace(/\s(?:team|department|group|role|staff)$/, ''), draft)
    return 'nothing'
  }
  return 'nothing'
}

/** “Who have not signed in”, “who don't have an account” */
const NOT_IN =
  /(?:\bnot|n't|\bnever|\bno|\bwithout)\s+(?:[\p{L}-]+\s+){0,2}?(?:sign|log|regist|account|authenticat)|anonymous|unregistered|logged[- ]out/iu

const OWNERS =
  /^(?:owners?|authors?|creators?|posters?|writers?|uploaders?|makers?|submitters?|senders?)$/
const BELONGS = /^(?:owns?|belongs?|belong)$/

/** “who wrote it”, “they were made by”, “it belongs to”: the owner of a row. */
function madeBy(words: readonly string[], isNot: boolean): Who | undefined {
  if (isNot) return undefined
  const isMade = words.some(
    (word) =>
      BELONGS.test(word) ||
      DEED_WORDS.get(word)?.some(
        ({ operations, form }) =>
          operations.includes('create') && (form === 'past' || form === 's'),
      ),
  )
  return isMade ? { rule: 'owner' } : undefined
}
