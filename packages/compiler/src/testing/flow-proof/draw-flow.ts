import { drawFrom, type Draw } from './draw.ts'
import type { EventTime, Flow, Step, Type } from './drawn.ts'
import { drawFormula } from './draw-formula.ts'
import { drawBody } from './draw-steps.ts'
import { drawType } from './draw-values.ts'
import { BOOLEAN, call, EXACT, fixed, INTEGER, listOf, maybe, object, TEXT } from './formulas.ts'
import type { Scope } from './scope.ts'
import { step, type Around, type Callable } from './surroundings.ts'
import { EVENTFUL, LONGEST } from './world.ts'

/** What every drawn endpoint is called with. */
export const BODY: Readonly<Record<string, Type>> = {
  n: INTEGER,
  m: INTEGER,
  t: TEXT,
  done: BOOLEAN,
  price: EXACT,
  some: maybe(INTEGER),
  note: maybe(TEXT),
  ints: listOf(INTEGER),
  texts: listOf(TEXT),
}

function around(names: Readonly<Record<string, Type>>, callable: readonly Callable[]): Around {
  return {
    scope: { names: new Map(Object.entries(names)), changeable: new Set(), held: new Set() },
    gives: undefined,
    isReturn: false,
    isAsked: false,
    mayAnswer: false,
    hasRequest: false,
    mayFail: true,
    mayRead: true,
    mayWrite: true,
    mayChange: true,
    isInTransaction: false,
    isAtOnce: false,
    depth: 3,
    callable,
    eventful: [],
    body: drawBody,
  }
}

export function drawEndpoint(
  seed: number,
  name: string,
  callable: readonly Callable[],
  eventful: readonly string[],
): Flow {
  const draw = drawFrom(seed)
  const names: Readonly<Record<string, Type>> = { body: { kind: 'object', members: BODY } }
  const start = { ...around(names, callable), eventful, mayAnswer: true, hasRequest: true }
  const steps = drawBody(draw, start, 'answering', 7)
  return { name, starts: { kind: 'endpoint' }, steps }
}

/** A flow that others call; it calls none itself. */
export function drawCalled(seed: number, name: string): readonly [Flow, Callable] {
  const draw = drawFrom(seed)
  const inputs = { a: drawType(draw), b: drawType(draw) }
  const gives = draw.chance(80) ? drawType(draw) : undefined
  const start: Around = {
    ...around(inputs, []),
    gives,
    isReturn: gives !== undefined,
    isAsked: true,
    depth: 2,
  }
  const steps = drawBody(draw, start, gives ? 'giving' : 'anyhow', 4)
  return [
    { name, starts: { kind: 'call', inputs }, steps },
    { name, inputs, gives, isAtOnce: JSON.stringify(steps).includes('"parallel"') },
  ]
}

const TIMES: readonly EventTime[] = [
  'beforeCreate',
  'afterCreate',
  'beforeUpdate',
  'afterUpdate',
  'beforeDelete',
  'afterDelete',
]

/** What happens when somebody writes a row of a table of its own. */
export function drawEvent(seed: number, name: string, callable: readonly Callable[]): Flow {
  const draw: Draw = drawFrom(seed)
  const when = draw.from(TIMES)
  const row: Type = {
    kind: 'object',
    members: Object.fromEntries(
      Object.entries(EVENTFUL.fields).map(([field, { type }]) => [field, type]),
    ),
  }
  const changes: Type = { kind: 'object', members: { label: maybe(TEXT), amount: maybe(INTEGER) } }
  const names = {
    row,
    ...(when === 'afterUpdate' && { before: row }),
    ...(when === 'beforeUpdate' && { changes }),
  }
  const start = { ...around(names, callable), isInTransaction: true }
  const steps = drawBody(draw, start, 'anyhow', 4)
  const isGiving = (when === 'beforeCreate' || when === 'beforeUpdate') && draw.chance(70)
  return {
    name,
    starts: { kind: 'event', table: name, when },
    steps: isGiving ? [...steps, drawFilling(draw, start.scope)] : steps,
  }
}

/** What an event gives the row before it is written. */
function drawFilling(draw: Draw, scope: Scope): Step {
  const label = call('slice', drawFormula(draw, scope, TEXT), fixed(0), fixed(LONGEST))
  const amount = drawFormula(draw, scope, maybe(INTEGER), 1)
  const given = draw.from([{ label }, { amount }, { label, amount }])
  return step('give', { value: object(given) })
}
