import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import type { Phrase } from '../grammar/phrase.ts'
import { DEED_WORDS } from '../grammar/deed-words.ts'
import { sameThing } from '../words.ts'
import { along, knownMembers, pathTo } from './related-person.ts'

/** Whose rows are meant: by who added them, or by a path to whoever asks; undefined: everybody's. */
export type Whose = { readonly by: 'owner' } | { readonly by: 'path'; readonly formula: string }

const OTHERS =
  /^(?:everybody|everyone|anyone|anybody|all|everybody-else|each-other|nobody-else|others?|other .+|another .+|someone|somebody|any .+|every .+)$/
const SELF =
  /^(?:himself|herself|themselves|themself|itself|myself|me|mine|them|him|her|they|he|she|i|you|we)$/
const HERS = /\b(?:them|him|her|me|us|themselves|himself|herself|myself|they|he|she|i|you|we)\b/i
const GIVEN =
  /\b(?:assigned|given|addressed|allocated|sent|entrusted|shared|delegated|responsible|in charge|in)\b/i

/** Whether a phrase says that the rows are somebody else's. */
export function isOthers({ whose, quantity, more }: Phrase): boolean {
  return (
    (whose !== undefined && OTHERS.test(whose)) ||
    quantity === 'other' ||
    more.some(
      ({ how, phrase }) =>
        /^(?:of|from|by)$/.test(how) &&
        phrase !== undefined &&
        (phrase.quantity === 'other' ||
          /^(?:everybody-else|others|each-other)$/.test(phrase.words)),
    )
  )
}

/** Whether a phrase says that the rows are one's own, and by what. */
export function whoseIs(phrase: Phrase, table: Node, draft: Draft): Whose | undefined {
  const { own, more, whose } = phrase
  if (whose !== undefined && SELF.test(whose)) return ownOf(table, draft)
  for (const { how, text, phrase: inner } of more) {
    if (inner !== undefined && (inner.own !== undefined || SELF.test(inner.words))) {
      if (SELF.test(inner.words) || inner.words === '') {
        if (/^(?:of|by|from|for)$/.test(how))
          return /^(?:by|from|of)$/.test(how)
            ? ownOf(table, draft)
            : (toUser(table, draft) ?? ownOf(table, draft))
        continue
      }
      const path = through(table, inner, draft)
      if (path !== undefined) return { by: 'path', formula: path }
    }
    const above = inner && ofAbove(table, inner, draft)
    if (above !== undefined) return above
    const members = knownMembers(table, draft)
    if (/^(?:that|they)$/.test(how) && BELONGS.test(text) && members !== undefined)
      return { by: 'path', formula: `row.${members} has user` }
    if (/^(?:that|they|done)$/.test(how) && HERS.test(`${how === 'they' ? 'they' : ''} ${text}`)) {
      if (GIVEN.test(text)) return toUser(table, draft) ?? ownOf(table, draft)
      if (isMade(text)) return ownOf(table, draft)
    }
  }
  if (own === 'own') return ownOf(table, draft)
  if (own === 'weak') {
    const is = ownOf(table, draft)
    return is.by === 'path' || table.settings['owner'] === true ? is : undefined
  }
  return undefined
}

/** “They are members of”, “they belong to” */
const BELONGS =
  /(?:\b(?:(?:member|participant|part)s?\s+of|belongs?(?:\s+to)?|participates?\s+in|takes?\s+part\s+in|joined)|^(?:\S+\s+)?(?:are|is|am)\s+(?:in|on))$/iu

/** “Tasks of projects they are a member of”: by whose the projects are. */
function ofAbove(table: Node, inner: Phrase, draft: Draft): Whose | undefined {
  if (!inner.more.some(({ how }) => how === 'that' || how === 'they')) return undefined
  const above = draft.tableMeant(inner.words)
  const path = above && pathTo(table, above, draft)
  if (above === undefined || path === undefined || path === 'row') return undefined
  const whose = whoseIs(inner, above, draft)
  if (whose === undefined) return undefined
  if (whose.by === 'path')
    return { by: 'path', formula: whose.formula.replaceAll(/\brow\b/g, path) }
  return above.settings['owner'] === true
    ? { by: 'path', formula: `${path}.owner == user` }
    : undefined
}

const isMade = (text: string): boolean =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some(
      (word) =>
        /^(?:owns?|belongs?|concerns?|opened)$/.test(word) ||
        // “I'd like” makes nothing.
        (word !== 'like' &&
          DEED_WORDS.get(word)?.some(
            ({ operations, form }) => operations.includes('create') && form !== 'ing',
          )),
    )

/** By its owner, where rows have one or can get one; by who it points to where that is how it is drawn. */
function ownOf(table: Node, draft: Draft): Whose {
  if (table.settings['owner'] === true || draft.accounts()?.id === table.id) return { by: 'owner' }
  return toUser(table, draft) ?? { by: 'owner' }
}

/** `row.assignee == user`, `row.patient.user == user`. */
function toUser(table: Node, draft: Draft): Whose | undefined {
  const accounts = draft.accounts()?.id
  const toOne = named(table, 'relations').filter(({ type }) => type !== 'manyToMany')
  const [direct] = toOne.filter(({ target }) => target === accounts && accounts !== undefined)
  return direct && { by: 'path', formula: `row.${direct.name} == user` }
}

/** “Pupils of their own class” → `row.class.teacher == user`. */
function through(table: Node, inner: Phrase, draft: Draft): string | undefined {
  const accounts = draft.accounts()?.id
  for (const relation of named(table, 'relations')) {
    const target = draft.playing('rows').find(({ id }) => id === relation['target'])
    if (target === undefined || relation['type'] === 'manyToMany') continue
    if (!isNamed(relation, target, inner.words)) continue
    const next = named(target, 'relations').find(
      (one) => one['target'] === accounts && accounts !== undefined,
    )
    const path = along('row', relation)
    if (next !== undefined)
      return `${path}.${next.name} ${next['type'] === 'manyToMany' ? 'has' : '=='} user`
    if (target.settings['owner'] === true) return `${path}.owner == user`
  }
  return undefined
}

const isNamed = (relation: NamedItem, target: Node, words: string): boolean => {
  const last = words.split(' ').at(-1) ?? ''
  return (
    sameThing(relation.name, words) ||
    sameThing(target.name, words) ||
    sameThing(relation.name, last) ||
    sameThing(target.name, last)
  )
}
