import type { Operation } from '@drawbridge/kinds/faces'
import { isClosed } from './closed-words.ts'
import { tokensOf } from './tokens.ts'
import { type Form, formsOf } from './verb-forms.ts'

/** A verb as a word of a sentence says it. */
export interface DeedWord {
  readonly verb: string
  readonly form: Form
  readonly operations: readonly Operation[]
}

const READ: readonly Operation[] = ['list', 'read']
const WRITE: readonly Operation[] = ['create', 'update', 'delete']
const ALL: readonly Operation[] = [...READ, ...WRITE]

/** What people do with rows, by the verbs that they say for it. */
const VERBS: readonly (readonly [verbs: string, operations: readonly Operation[]])[] = [
  [
    `see view read browse list search find look-at look get access watch download visit consult check inspect
    open fetch retrieve query display follow know monitor track observe examine study explore discover use
    preview print export count enter-into hear`,
    READ,
  ],
  [
    `create add write post submit make send place book upload enter apply start order record register log report leave
    buy rent reserve publish request insert propose enrol enroll issue borrow file raise plan schedule rate
    favourite favorite bookmark join hand-in compose draft import contribute share introduce input type announce
    organise organize supply note subscribe generate capture deposit put store provide lodge vote suggest comment like give`,
    ['create'],
  ],
  [
    `edit update change modify correct alter rename adjust move reschedule mark close complete assign approve reject accept
    decline confirm process verify resolve moderate amend cancel set revise fix tweak rewrite overwrite extend renew
    reopen unpublish archive finish prioritise prioritize reassign improve sign-off validate mutate lock unlock finalise
    finalize customise customize replace refresh edit-in`,
    ['update'],
  ],
  [
    `delete remove erase withdraw take-down destroy purge discard wipe scrap trash clear drop bin retract`,
    ['delete'],
  ],
  [`touch meddle tamper`, ['update', 'delete']],
  [`restore undelete bring-back recover`, ['restore']],
  [
    `manage administer administrate maintain handle control look-after run curate crud oversee govern`,
    ALL,
  ],
]

const READING =
  'reads read-access visibility insight viewership read-only lookup lookups r ro get listing readability'
/** Nouns that say a deed: `deletion`. */
const NOUNS: readonly (readonly [nouns: string, operations: readonly Operation[]])[] = [
  [READING, READ],
  ['creation submission insertion additions addition c creations', ['create']],
  [
    'modification modifications edits alteration alterations correction corrections u approval moderation',
    ['update'],
  ],
  ['changes', WRITE],
  ['deletion deletions removal removals erasure d', ['delete']],
  ['restoration', ['restore']],
  [
    'management administration maintenance handling full-control crud rw read-write read/write',
    ALL,
  ],
  ['writes write-access w', WRITE],
]

export const DEED_WORDS: ReadonlyMap<string, readonly DeedWord[]> = deedWords()
/** What a noun says that stands for a deed. */
export const DEED_NOUNS: ReadonlyMap<string, readonly Operation[]> = new Map(
  NOUNS.flatMap(([nouns, operations]) => nouns.split(/\s+/).map((noun) => [noun, operations])),
)

/** What a list of verbs says: `see and edit`; empty where one of them is nothing that an api does. */
export function operationsSaid(verbs: string): readonly Operation[] {
  const words = tokensOf(verbs)
    .map(({ word }) => word)
    .filter((word) => !isClosed(word) && /^\p{L}/u.test(word))
  const all = words.map((word) => DEED_WORDS.get(word)?.[0]?.operations ?? DEED_NOUNS.get(word))
  return all.every((one) => one !== undefined) ? [...new Set(all.flat())] : []
}

function deedWords() {
  const all = new Map<string, DeedWord[]>()
  for (const [verbs, operations] of VERBS)
    for (const verb of verbs.trim().split(/\s+/))
      for (const [word, form] of formsOfAll(verb))
        all.set(word, [...(all.get(word) ?? []), { verb, form, operations }])
  return all
}

/** `look-at` has its forms as words of their own: `looked-at`. */
function formsOfAll(verb: string): readonly (readonly [word: string, form: Form])[] {
  const [first = '', ...rest] = verb.split('-')
  return formsOf(first).map(([word, form]) => [[word, ...rest].join('-'), form])
}
