import type { Expression } from '@drawbridge/expressions'
import type { ColumnModel, Model, TableModel } from '../../../model.ts'
import type { FlowModel } from '../../flow-model.ts'
import { textExample, unlessUnforeseen } from './examples.ts'
import { played, type Ending } from './play.ts'
import { sceneOf, type Endpoint, type Scene, type Twist } from './scene.ts'
import { scriptOf, type Script } from './script.ts'
import type { Value } from './value.ts'

/** A call that was followed to its end, over rows that are there for it. */
export interface Rehearsal {
  readonly twists: readonly Twist[]
  readonly scene: Scene
  readonly ending: Ending
}

/** More are not tried, and more than these are not told apart. */
const MOST_TRIED = 40
const MOST_KEPT = 6
const MOST_TWISTS = 2

export interface Rehearsed {
  readonly script: Script
  /** What an endpoint finds where nothing is said against it. */
  readonly usual: Scene
  readonly rehearsals: readonly Rehearsal[]
}

/**
 * Follows an endpoint over small scenes, from the usual one to others, and keeps those in which some
 * comparison of the drawing turns out as it has not before: less, the same, or more.
 */
export function rehearse(
  flow: FlowModel,
  model: Model,
  isSomebody: boolean,
): Rehearsed | undefined {
  const { starts } = flow
  const script =
    starts.kind === 'endpoint' ? unlessUnforeseen(() => scriptOf(flow, model)) : undefined
  if (starts.kind !== 'endpoint' || script === undefined) return undefined
  const usual = unlessUnforeseen(() => sceneOf(starts, script, model, isSomebody, []))
  if (usual === undefined) return undefined
  const all = twistsOf(script, usual, starts)
  const kept: Rehearsal[] = []
  const noted = new Set<string>()
  const open: (readonly Twist[])[] = [[]]
  for (
    let tried = 0;
    tried < MOST_TRIED && tried < open.length && kept.length < MOST_KEPT;
    tried += 1
  ) {
    const twists = open[tried] ?? []
    const notes = new Set<string>()
    const found = unlessUnforeseen(() =>
      rehearsal(flow, starts, script, model, isSomebody, twists, notes),
    )
    const isNews = found !== undefined && [...notes].some((note) => !noted.has(note))
    if (isNews) kept.push(found)
    if (found !== undefined) for (const note of notes) noted.add(note)
    if ((isNews || twists.length === 0) && twists.length < MOST_TWISTS)
      open.push(
        ...all
          .filter((one) => twists.every((other) => !isSamePlace(one, other)))
          .map((one) => [...twists, one]),
      )
  }
  return { script, usual, rehearsals: kept }
}

function rehearsal(
  flow: FlowModel,
  starts: Endpoint,
  script: Script,
  model: Model,
  isSomebody: boolean,
  twists: readonly Twist[],
  notes: Set<string>,
): Rehearsal {
  const scene = sceneOf(starts, script, model, isSomebody, twists)
  const ending = played(flow, {
    stage: scene.stage,
    names: scene.names,
    note: (formula, outcome) => notes.add(`${numberOf(formula)} ${outcome}`),
  })
  notes.add(`ends ${ending.status}`)
  return { twists, scene, ending }
}

const numbers = new WeakMap<Expression, number>()
let last = 0

/** Each formula is read once, so that it is the same each time. */
function numberOf(formula: Expression): number {
  const known = numbers.get(formula)
  if (known !== undefined) return known
  numbers.set(formula, (last += 1))
  return last
}

const isSamePlace = (one: Twist, other: Twist): boolean => {
  if (one.kind === 'sent' || other.kind === 'sent') return one.kind === other.kind
  if (one.kind === 'asked' || other.kind === 'asked') return one === other
  if (one.table !== other.table) return false
  return one.kind === 'empty' || other.kind === 'empty' || one.column === other.column
}

/** All that may be otherwise and that formulas speak of. */
function twistsOf(
  { tables, filled, asked, spokenOf }: Script,
  { seeds }: Scene,
  { body }: Endpoint,
): readonly Twist[] {
  const numbers = seeds.flatMap(({ said }) =>
    [...said.values()].filter((one) => typeof one === 'number'),
  )
  const sent = body.filter(({ name, type }) => type === 'integer' && spokenOf.has(name))
  const isNeeded = (table: TableModel): boolean =>
    asked.some((one) => one.table === table && one.part === 'params') ||
    tables.some(({ relations }) =>
      relations.some(({ shape, target }) => shape.kind === 'toOne' && target === table.node),
    )
  const values = (table: TableModel, column: ColumnModel): readonly Twist[] =>
    otherValues(column, spokenOf, numbers).map((value) => ({
      kind: 'value',
      table,
      column: column.name,
      value,
    }))
  return [
    ...asked.flatMap((one): readonly Twist[] =>
      one.part === 'params' ? [] : [{ kind: 'asked', asked: one }],
    ),
    ...sent.flatMap(({ name, minimum = 0, maximum = Infinity }) =>
      [...numbers.map((number) => -number), ...numbers, minimum]
        .filter((value) => value >= minimum && value <= maximum)
        .map((value): Twist => ({ kind: 'sent', name, value })),
    ),
    ...tables.flatMap((table) =>
      table.columns
        .filter(({ role, name }) => role === 'field' && spokenOf.has(name))
        .flatMap((column) => values(table, column)),
    ),
    ...tables.flatMap((table): readonly Twist[] =>
      isNeeded(table) || filled.has(table) ? [] : [{ kind: 'empty', table }],
    ),
  ]
}

function otherValues(
  column: ColumnModel,
  spokenOf: ReadonlySet<string>,
  numbers: readonly number[],
): readonly Value[] {
  const { type, settings, nullable } = column
  switch (type.type) {
    case 'boolean':
      return [true, false]
    case 'enum':
      return [
        ...type.values.filter((value) => spokenOf.has(value)),
        ...type.values.filter((value) => !spokenOf.has(value)).slice(-1),
      ]
    case 'integer': {
      const { minimum = 0, maximum = Infinity } = settings ?? {}
      // The same as another number, which is less than none, or more.
      return [...new Set([Math.ceil(minimum), ...numbers])].filter(
        (number) => number >= minimum && number <= maximum,
      )
    }
    case 'string':
    case 'text':
      return nullable ? [textExample(column, type.type === 'string' ? type.length : 1_000, 1)] : []
    default:
      return []
  }
}
