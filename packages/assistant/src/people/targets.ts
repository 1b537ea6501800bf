import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Phrase } from '../grammar/phrase.ts'
import type { Doing } from '../things/doing.ts'
import { giveItems } from '../things/give.ts'
import { nodeOf, tableFor } from '../things/table-for.ts'
import { ACT_NOUN, ACTS } from './act-words.ts'
import { type Frame, isReading } from './frame.ts'
import { meantBy, type Meant } from './meant.ts'

/** Whether something else is made by it: “members borrow a book”. */
export function isAct({ verbs, operations, objects }: Frame, table: Node): boolean {
  if (operations.length !== 1 || operations[0] !== 'create') return false
  // “Readers comment”, of what was spoken of.
  const isAlone = objects.length === 0
  if (!isAlone && ACT_NOUN.test(table.name)) return false
  return ACTS.some(
    ({ verbs: said, names, bare }) =>
      (isAlone
        ? bare !== undefined && verbs.includes(bare)
        : said.split('|').some((one) => verbs.includes(one))) &&
      !names.some((name) => table.name === name || table.name.endsWith(`_${name}`)),
  )
}

/** “Buy tickets for an event”: it says as well what it is kept of. */
export function isPlaced(
  { operations, objects, verbs }: Frame,
  table: Node,
  draft: Draft,
): boolean {
  if (!operations.includes('create')) return false
  // “Share a project with others”: it is there already.
  if (verbs.includes('share') && objects.some(({ more }) => more.some(({ how }) => how === 'with')))
    return true
  return objects.some(({ more }) =>
    more.some(({ how, phrase }) => {
      // “Put products on my wish list”
      if (
        /^(?:on|in|into|to|onto)$/.test(how) &&
        phrase?.own !== undefined &&
        !isKnown(phrase, draft)
      )
        return true
      const place =
        /^(?:for|on|about|to|at|of)$/.test(how) && phrase !== undefined
          ? meantBy(phrase, draft)
          : undefined
      return (
        place?.kind === 'thing' &&
        place.table.id !== table.id &&
        place.field === undefined &&
        !named(table, 'relations').some(({ target }) => target === place.table.id)
      )
    }),
  )
}

const isKnown = (phrase: Phrase, draft: Draft): boolean => meantBy(phrase, draft) !== undefined

/** What a frame is about, once for each table. */
export interface Target {
  readonly table: Node
  readonly phrase: Phrase
  readonly field?: Extract<Meant, { kind: 'thing' }>['field']
  readonly condition?: string
}

const IT: Phrase = { words: 'it', quantity: undefined, own: undefined, whose: undefined, more: [] }

/** The tables that a frame is about, without those that it leaves out. */
export function targetsOf(frame: Frame, doing: Doing): readonly Target[] | undefined {
  const { objects, exceptObjects } = frame
  // “Nothing but their own entries”
  const isNothing =
    objects.length === 1 &&
    /^(?:nothing|anything)$/.test(objects[0]?.words ?? '') &&
    exceptObjects.length > 0
  const said = isNothing
    ? exceptObjects
    : objects.length === 0
      ? [actNoun(frame, doing.draft) ?? { ...IT, words: '' }]
      : objects
  const all: Target[] = []
  for (const phrase of said) {
    const found = targetsIn(phrase, frame, doing)
    if (found === undefined) return undefined
    all.push(...found)
  }
  // “Except the ones that are hidden”: some rows of a table can't be left out as a table.
  if (!isNothing && exceptObjects.some((one) => isSomeOf(one, doing))) return undefined
  const less = isNothing
    ? []
    : exceptObjects.flatMap((phrase) => targetsIn(phrase, frame, doing) ?? [])
  return all.filter(({ table }) => !less.some((one) => one.table.id === table.id))
}

/** “Guests may comment”, where comments are kept. */
function actNoun({ verbs, operations }: Frame, draft: Draft): Phrase | undefined {
  if (operations.length !== 1 || operations[0] !== 'create') return undefined
  const names = ACTS.flatMap(({ bare, names: all }) =>
    bare !== undefined && verbs.includes(bare) ? all : [],
  )
  const table = draft.playing('rows').find(({ name }) => names.includes(name))
  return table && { ...IT, words: table.name.replaceAll('_', ' ') }
}

function isSomeOf({ words, own, whose, more }: Phrase, { draft }: Doing): boolean {
  const isOne = /^(?:|it|them|those|these|that|ones?)$/.test(words)
  return isOne && draft.table(words) === undefined && (more.length > 0 || !!own || !!whose)
}

function targetsIn(phrase: Phrase, frame: Frame, doing: Doing): readonly Target[] | undefined {
  const { draft } = doing
  const meant = phrase.words === '' ? ({ kind: 'again' } as const) : meantBy(phrase, draft)
  if (meant === undefined) return undefined
  const as = (tables: readonly Node[]): readonly Target[] =>
    tables.map((table) => ({ table, phrase }))
  if (meant.kind === 'thing') return [{ ...meant, phrase }]
  if (meant.kind === 'new') return as(drawn(meant.words, phrase, frame, doing))
  const tables = draft.playing('rows').filter(({ id }) => id !== draft.accounts()?.id)
  const fresh = tables.filter(({ id }) => draft.fresh.has(id))
  const all = fresh.length > 0 ? fresh : tables
  const isRuled = ({ id }: Node, one: string): boolean => draft.ruled.has(`${id} ${one}`)
  if (meant.kind === 'else')
    // Of a project that is there it may be what this prompt is about, and never all tables unasked.
    return fresh.length === 0
      ? undefined
      : as(all.filter((table) => !frame.operations.every((one) => isRuled(table, one))))
  // In a project that is there, “everything” is all of what was spoken of.
  const spoken = tables.filter(({ id }) => draft.objects.includes(id))
  if (meant.kind === 'all') return as(fresh.length === 0 && spoken.length > 0 ? spoken : all)
  const last = tables.filter(({ id }) => draft.objects.includes(id))
  const subject = draft.subjectTable()
  if (phrase.words !== '' && subject !== undefined && !draft.objects.includes(subject.id))
    return as([subject])
  // “Everybody can listen” speaks of all that there is.
  const isUnsaid =
    phrase.words === '' &&
    phrase.own === undefined &&
    isReading(frame) &&
    !fresh.some((table) => frame.operations.some((one) => isRuled(table, one)))
  if (isUnsaid && fresh.length > 0) return as(fresh)
  if (last.length > 0) return as(last)
  if (subject !== undefined) return as([subject])
  return fresh.length > 0 ? as(fresh) : undefined
}

/** A table that the prompt speaks of, drawn by a rule: `listings (title, price)`. */
function drawn(words: string, { more }: Phrase, frame: Frame, doing: Doing): readonly Node[] {
  if (frame.isDenied || frame.who.length === 0) return []
  const made = tableFor(words, doing)
  if (made === undefined) return []
  for (const { how, text } of more) if (how === '(' || how === 'with') giveItems(made, text, doing)
  return [nodeOf(made.id, doing) ?? made]
}
