import type { Draft } from '../draft.ts'
import { named } from '../fields-of.ts'
import type { Phrase } from '../grammar/phrase.ts'
import type { Frame } from './frame.ts'
import { meantBy } from './meant.ts'
import { amongWhom, thingOf } from './related-person.ts'

/** “Only HR sees the salary. The others don't need it”: that is the salary, and not the row. */
export function ofFields(frames: readonly Frame[], before: readonly Frame[], draft: Draft) {
  let fields = before.length === 0 ? justAdded(frames, draft) : fieldsOf(before.at(-1), draft)
  // Fields are neither added nor deleted.
  const isOfRows = frames.some(
    ({ objects, operations, verbs }) =>
      !verbs.includes('write') &&
      objects.some(isThat) &&
      operations.some((one) => one === 'create' || one === 'delete'),
  )
  return frames.map((frame) => {
    const isAgain =
      frame.objects.length > 0 &&
      frame.objects.every((phrase) => isThat(phrase) && isAsMany(phrase, fields)) &&
      !frame.who.some((phrase) => thingOf(phrase, draft) !== undefined)
    const next = isAgain && fields.length > 0 && !isOfRows ? { ...frame, objects: fields } : frame
    fields = fieldsOf(next, draft)
    return next
  })
}

/** “It” is one, and “them” several. */
const isAsMany = ({ words }: Phrase, fields: Frame['objects']): boolean =>
  /^(?:them|those|these)$/.test(words) ===
  (fields.length > 1 || /[^s]s$/.test(fields[0]?.words ?? ''))

/** “Products get a discount, only admins may set it”: of a table that is there, it is the discount. */
function justAdded([first]: readonly Frame[], draft: Draft): Frame['objects'] {
  const [name = '', of = ''] = draft.added?.split(' of ') ?? []
  const table = draft.table(of)
  const isIt = first?.objects.length === 1 && first.objects[0]?.words === 'it'
  // Of a new table of which no more was said, it may be either.
  const isEither =
    table === undefined || (draft.fresh.has(table.id) && named(table, 'fields').length < 2)
  if (isEither || !isIt) return []
  const bare = { quantity: undefined, own: undefined, whose: undefined }
  const phrase = { ...bare, words: table.name, more: [] }
  return [{ ...bare, words: name, more: [{ how: 'of', text: table.name, phrase }] }]
}

/** Whether it says no more than what was spoken of. */
export const isThat = ({ words, own, whose, more }: Phrase): boolean =>
  /^(?:it|them|those|these|that|this)$/.test(words) &&
  own === undefined &&
  whose === undefined &&
  more.every(({ how }) => how === '(')

/** What a frame speaks of, where that is nothing but fields. */
function fieldsOf(frame: Frame | undefined, draft: Draft): Frame['objects'] {
  const all = frame?.objects ?? []
  return all.every((phrase) => {
    const meant = meantBy(phrase, draft)
    return meant?.kind === 'thing' && meant.field !== undefined
  })
    ? all
    : []
}

/** “Their own grades”, “the teacher of a course may change its grades”: a field has one rule for all rows. */
export function isSomeField(
  { who, verbs, isDenied }: Frame,
  phrase: Phrase,
  draft: Draft,
): boolean {
  const isOfTable = ({ phrase: inner }: Phrase['more'][number]): boolean =>
    inner !== undefined && draft.tableMeant(inner.words) !== undefined
  return (
    phrase.own === 'own' ||
    phrase.more.some((one) => one.phrase?.own !== undefined || /\d/.test(one.text)) ||
    who.some((one) => one.more.some(isOfTable) || amongWhom(one, draft) !== undefined) ||
    // “Customers don't need the total” tells of them.
    (isDenied && verbs.some((verb) => verb === 'need' || verb === 'use'))
  )
}
