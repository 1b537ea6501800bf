import { singularOf, stepFor } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import { named, type NamedItem } from '../fields-of.ts'
import { fieldName, nameInWords } from '../words.ts'
import type { Steps } from './steps.ts'

export type When = 'Create' | 'Update' | 'Delete'

/** The row that something happens to, or one that it points to. */
export interface Place {
  readonly table: Node
  /** The relations that lead there. */
  readonly path: readonly NamedItem[]
}

/** What a formula of a rule may speak of. */
export interface Scene {
  readonly table: Node
  readonly draft: Draft
  /** Where something is done in between; undefined in a query. */
  readonly flow: FlowScene | undefined
  readonly places: readonly Place[]
  /** The formula of the row at a place, and whether it may be nothing. */
  at(place: Place): Row
  /** Tries a way of reading, and forgets what it looked up where it leads nowhere. */
  attempt<Of>(read: () => Of | undefined): Of | undefined
}

export interface Row {
  readonly formula: string
  readonly isMaybe: boolean
}

/** A value that comes with a call. */
export interface Sent {
  readonly words: string
  readonly formula: string
  readonly type: string
  /** The field of the row that it is a new value of. */
  readonly field?: string
}

/** `row.name`, `thatCourse?.name`. */
export const member = ({ formula, isMaybe }: Row, name: string): string =>
  `${formula}${isMaybe ? '?.' : '.'}${name}`

/** Up to two relations away, the nearest first. */
export function placesOf(table: Node, draft: Draft): readonly Place[] {
  const own: Place = { table, path: [] }
  const near = nextTo(own, draft)
  return [own, ...near, ...near.flatMap((place) => nextTo(place, draft))]
}

function nextTo({ table, path }: Place, draft: Draft): readonly Place[] {
  return named(table, 'relations').flatMap((relation) => {
    const node = draft.playing('rows').find(({ id }) => id === relation['target'])
    return node && relation['type'] !== 'manyToMany'
      ? [{ table: node, path: [...path, relation] }]
      : []
  })
}

/** In an event, of which `row` is the row: others are looked up, each once. */
export class FlowScene implements Scene {
  readonly table: Node
  readonly when: When
  readonly draft: Draft
  readonly steps: Steps
  readonly places: readonly Place[]
  /** New values of the row itself. */
  readonly gives = new Map<string, string>()
  /** Values that callers send along, by what they are called. */
  readonly inputs: Sent[] = []
  /** What has happened, in words. */
  news: string | undefined
  /** The case of what was done last, where it has one of its own. */
  lastCase: string | undefined
  /** Why something can't be done, in words. */
  readonly troubles: string[] = []
  #found: Map<string, Row> = new Map<string, Row>()
  #isCallerKnown = false

  constructor(table: Node, when: When, draft: Draft, steps: Steps) {
    this.table = table
    this.when = when
    this.draft = draft
    this.steps = steps
    this.places = placesOf(table, draft)
  }

  get flow(): FlowScene {
    return this
  }

  at({ table, path }: Place, isLocked = false): Row {
    const last = path.at(-1)
    if (last === undefined) return { formula: 'row', isMaybe: false }
    const key = path.map(({ name }) => name).join('.')
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const before = this.at(this.#placeAt(path.slice(0, -1)))
    const row = this.find(
      table,
      member(before, `${last.name}Id`),
      last.name,
      last['required'] === true && !before.isMaybe,
      isLocked,
    )
    this.#found.set(key, row)
    return row
  }

  attempt<Of>(read: () => Of | undefined): Of | undefined {
    const mark = this.steps.mark()
    const known = new Map(this.#found)
    const answer = read()
    if (answer !== undefined) return answer
    this.steps.goBack(mark)
    this.#found = known
    return undefined
  }

  #placeAt(path: readonly NamedItem[]): Place {
    const key = path.map(({ name }) => name).join('.')
    const found = this.places.find((place) => place.path.map(({ name }) => name).join('.') === key)
    return found ?? { table: this.table, path: [] }
  }

  /** Looks a row up by its id. */
  find(table: Node, id: string, name: string, isThere: boolean, isLocked = false): Row {
    const variable = fieldName(`that ${name}`) ?? 'thatRow'
    const key = this.value(id, `${name} id`)
    const whenMissing = isThere
      ? {
          whenMissing: 'fail',
          message: `There is no such ${nameInWords(singularOf(name))}.`,
        }
      : { whenMissing: 'nothing' }
    this.steps.add(
      'finds',
      {
        table: table.id,
        where: `row.id == ${key}`,
        ...whenMissing,
        ...(isLocked && { lock: true }),
      },
      variable,
    )
    return { formula: variable, isMaybe: !isThere }
  }

  /** The id of the row itself, for conditions in which `row` is another one. */
  itsId(): string {
    return this.value('row.id', `${oneOf(this.table)} id`)
  }

  /** Names a value, for conditions in which `row` is another one. */
  value(formula: string, name: string): string {
    const known = this.steps.named(formula)
    if (known !== undefined) return known
    const variable = this.steps.freeName(fieldName(name) ?? 'value')
    this.steps.add('names', { value: formula }, variable)
    return variable
  }

  /** Whoever did it; where nobody is signed in, it fails. */
  caller(): string {
    if (!this.#isCallerKnown) {
      this.#isCallerKnown = true
      const message = "'Sign in to do this.'"
      const then = [
        { id: this.steps.id(), kind: stepFor('refuses').kind, settings: { status: 401, message } },
      ]
      const id = this.steps.id()
      this.steps.push({
        id,
        kind: stepFor('chooses').kind,
        settings: { condition: 'user == null' },
        bodies: { then },
      })
    }
    return 'user'
  }

  /** The row of whoever owns the row at a place. */
  ownerOf(place: Place): { readonly table: Node; readonly row: Row } | undefined {
    const accounts = this.draft.accounts()
    if (accounts === undefined || place.table.settings['owner'] !== true) return undefined
    const key = `owner of ${place.path.map(({ name }) => name).join('.')}`
    const row =
      this.#found.get(key) ?? this.find(accounts, member(this.at(place), 'ownerId'), 'owner', false)
    this.#found.set(key, row)
    return { table: accounts, row }
  }
}

/** In a query, where relations lead on by themselves. */
export class QueryScene implements Scene {
  readonly table: Node
  readonly draft: Draft
  readonly places: readonly Place[]
  readonly flow = undefined

  constructor(table: Node, draft: Draft) {
    this.table = table
    this.draft = draft
    this.places = placesOf(table, draft)
  }

  at({ path }: Place): Row {
    const isMaybe = path.some(({ required }) => required !== true)
    const [first, ...more] = path
    if (first === undefined) return { formula: 'row', isMaybe: false }
    const formula = more.reduce(
      (row, { name }) => `${row}${isMaybe ? '?.' : '.'}${name}`,
      `row.${first.name}`,
    )
    return { formula, isMaybe }
  }

  attempt<Of>(read: () => Of | undefined): Of | undefined {
    return read()
  }
}

export const oneOf = (table: Node): string => nameInWords(singularOf(table.name))
