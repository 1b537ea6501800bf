import { applyCommand, type Command } from '@drawbridge/commands'
import { plays, singularOf, type PartRole, wordsOf } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import type { Happening } from './deeds/happening.ts'
import { named } from './fields-of.ts'
import type { Frame } from './people/frame.ts'
import { isPersonWord } from './people/person-words.ts'
import { fieldName, isSingle, plainWords, sameThing, tableName } from './words.ts'
import { asPattern } from './text/as-pattern.ts'

/** The manifest as it will be after the phrases so far, look-ups by the words people use, and what the phrases of one prompt have in common. */
export class Draft {
  #manifest: Manifest
  /** Things that the prompt speaks of as tables, by the names that these would have. */
  readonly mentioned: ReadonlySet<string>
  /** Ids of the tables that this prompt has made. */
  readonly fresh = new Set<string>()
  /** Who may do what by this prompt: `<table id> <operation>`. */
  readonly ruled = new Set<string>()
  /** As `ruled`, of what only follows from what was said: who books a boat sees the boats. */
  readonly implied = new Set<string>()
  /** Tables that rules were said of last: “admins edit” speaks of them again. */
  objects: readonly string[] = []
  /** What was said last of who may do what. */
  frames: readonly Frame[] = []
  /** The table that was spoken of last. */
  subject: string | undefined
  /** The field that was spoken of last, with its table: `note of orders`. */
  spoken: string | undefined
  /** The field that the phrase before this gave to rows, where it gave one alone. */
  added: string | undefined
  /** The endpoint that was drawn last: “only staff may call it” speaks of it. */
  endpoint: string | undefined
  /** The flow that was drawn last: “refuse it if …” speaks of it again. */
  happened:
    | {
        readonly table: string
        readonly event: string
        readonly again?: Happening
        /** What it is that did not happen then: “otherwise …”. */
        readonly otherwise?: Happening
      }
    | undefined

  /** What was brought up last, and is not drawn by that: “there are hives”. */
  presented: string | undefined

  /** In lower case. */
  readonly prompt: string

  constructor(manifest: Manifest, mentioned: ReadonlySet<string> = new Set(), prompt = '') {
    this.#manifest = manifest
    this.mentioned = mentioned
    this.prompt = prompt.toLowerCase()
  }

  /** Whether the prompt has these words anywhere, of one or of many. */
  says(words: string): boolean {
    const last = words.replaceAll('_', ' ')
    return [last, singularOf(last)].some((form) =>
      new RegExp(`\\b${asPattern(form)}\\b`, 'u').test(this.prompt),
    )
  }

  get manifest(): Manifest {
    return this.#manifest
  }

  /** Applies commands, or answers why they can't be. */
  apply(commands: readonly Command[]): string | undefined {
    const before = new Set(this.playing('rows').map(({ id }) => id))
    const result = applyCommand(this.#manifest, { type: 'batch', label: 'Draft', commands })
    if (!result.ok) return result.reason
    this.#manifest = result.manifest
    for (const { id } of this.playing('rows')) if (!before.has(id)) this.fresh.add(id)
    return undefined
  }

  /** Takes over what a phrase has done on a copy. */
  follow(copy: Draft): void {
    this.subject = copy.subject
    this.spoken = copy.spoken
    this.added = copy.added
    this.objects = copy.objects
    this.happened = copy.happened
    this.frames = copy.frames
    this.endpoint = copy.endpoint
    this.presented = copy.presented
    for (const key of copy.ruled) this.ruled.add(key)
    for (const key of copy.implied) this.implied.add(key)
  }

  /** Takes over a copy with all that was drawn on it. */
  become(copy: Draft): void {
    this.goBack(copy.manifest)
    this.follow(copy)
    for (const id of copy.fresh) this.fresh.add(id)
  }

  /** The parts that play a role. */
  playing(role: PartRole): readonly Node[] {
    return this.#manifest.nodes.filter((node) => plays(node, role))
  }

  /** The table that people call so, in singular or plural. */
  table(words: string): Node | undefined {
    const tables = this.playing('rows')
    const plain = squashed(words)
    return (
      tables.find((node) => sameThing(node.name, words)) ??
      (plain === '' ? undefined : tables.find((node) => squashed(node.name) === plain)) ??
      this.#ending(tables, words)
    )
  }

  /** `courts` are the `tennis_courts`, `items` the `orderItems`, where nothing else is called so. */
  #ending(tables: readonly Node[], words: string): Node | undefined {
    const name = tableName(plainWords(words))
    if (name === undefined || name.includes('_') || this.mentioned.has(name)) return undefined
    const [found, ...others] = tables.filter((node) =>
      wordsOf(node.name).join('_').endsWith(`_${name}`),
    )
    return others.length === 0 ? found : undefined
  }

  connected(from: string, to: string): boolean {
    return this.#manifest.connections.some((one) => one.from === from && one.to === to)
  }

  /** `books`, or `books_2` when that is taken: the same prompt gives the same ids. */
  freshId(wanted: string): string {
    const taken = new Set(
      [...this.#manifest.nodes, ...this.#manifest.connections].map(({ id }) => id),
    )
    return unlessTaken(wanted, taken)
  }

  /** As it was before what turned out to be wrong. */
  goBack(manifest: Manifest): void {
    this.#manifest = manifest
  }

  /** A copy in which a phrase can be tried. */
  copy(): Draft {
    const copy = new Draft(this.manifest, this.mentioned, this.prompt)
    copy.follow(this)
    for (const id of this.fresh) copy.fresh.add(id)
    return copy
  }

  /** The table that is meant by a noun, by the end of it, or by “it”. */
  tableMeant(words: string): Node | undefined {
    const plain = plainWords(words)
    if (/^(?:it|they|them|this|these|those|each|one)$/.test(plain)) return this.subjectTable()
    return (
      this.table(plain) ??
      this.table(plain.split(' ').slice(-2).join(' ')) ??
      this.table(plain.split(' ').at(-1) ?? '')
    )
  }

  /** Whether some table has a field of this name, and none is called so. */
  isField(words: string): boolean {
    const name = fieldName(words)?.toLowerCase()
    if (name === undefined || this.table(words) !== undefined) return false
    return this.playing('rows').some((table) =>
      named(table, 'fields').some((field) => field.name.toLowerCase() === name),
    )
  }

  /** Whether a word is one that people are called by, whatever is drawn of them. */
  isPersonWord(words: string): boolean {
    return isPersonWord(plainWords(words).split(' ').at(-1) ?? '')
  }

  /** Whether the words speak of the rows of the table that was spoken of last: `row`, `record`. */
  isSubjectWord(words: string): boolean {
    return /^(?:rows?|records?|entries|entry|data)$/.test(plainWords(words))
  }

  /** Whether the words could name a thing that the prompt has not drawn by itself: `many books`. */
  isSpokenOf(words: string): boolean {
    const plain = plainWords(words)
    return (
      /^[\p{L}]{3,}$/u.test(plain) &&
      !isSingle(plain) &&
      !/^(?:them|these|those|others|things|times|items|characters|days|years)$/.test(plain)
    )
  }

  subjectTable(): Node | undefined {
    return this.playing('rows').find(({ id }) => id === this.subject)
  }

  /** Whether the prompt speaks of this as a table, drawn or not yet. */
  isThing(words: string): boolean {
    const name = tableName(plainWords(words))
    return name !== undefined && (this.mentioned.has(name) || this.table(words) !== undefined)
  }

  /** The table that sign-in keeps its accounts in. */
  accounts(): Node | undefined {
    const [auth] = this.playing('people')
    const ids = new Set(
      this.manifest.connections.filter(({ from }) => from === auth?.id).map(({ to }) => to),
    )
    return this.playing('rows').find(({ id }) => ids.has(id))
  }

  roles(): readonly string[] {
    const listed = this.playing('people')[0]?.settings['roles']
    return Array.isArray(listed) ? listed.filter((role) => typeof role === 'string') : []
  }

  /** Whether the words stand for people who sign in, where no table of theirs is drawn. */
  isPerson(words: string): boolean {
    const plain = plainWords(words)
    const last = plain.split(' ').at(-1) ?? ''
    if (this.isThing(plain) && !sameThing(plain, 'users')) return false
    return isPersonWord(last) || this.roles().some((role) => sameThing(role, last))
  }

  /** Whether a table has a field, relation or computed field of this name. */
  has(table: Node, name: string): boolean {
    return [...named(table, 'fields'), ...named(table, 'relations')].some(
      (one) => one.name.toLowerCase() === name.toLowerCase(),
    )
  }
}

/** `orderItems` and `order_items` are written alike. */
const squashed = (name: string): string => plainWords(name).replaceAll(/[\s_-]/g, '')

export function unlessTaken(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  let count = 2
  while (taken.has(`${wanted}_${count}`)) count += 1
  return `${wanted}_${count}`
}
