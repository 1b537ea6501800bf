import type { Draw } from './draw.ts'
import type { Formula, Step, Type } from './drawn.ts'
import { drawFormula } from './draw-formula.ts'
import { drawAnswer, drawFail, drawGive } from './draw-ends.ts'
import { drawType } from './draw-values.ts'
import {
  binary,
  BOOLEAN,
  ERROR,
  fixed,
  INTEGER,
  listOf,
  maybe,
  named,
  NOTHING,
  TEXT,
} from './formulas.ts'
import { inFunction, lists, pathsOf, withName, type Scope } from './scope.ts'
import { step, type Around, type DrawnStep } from './surroundings.ts'

/** A step that holds others. */
export function drawControl(draw: Draw, outer: Around): DrawnStep {
  const around = { ...outer, depth: outer.depth - 1 }
  return draw.from([
    drawIf,
    drawIf,
    drawGuard,
    drawSwitch,
    drawEach,
    drawEach,
    drawWhile,
    drawParallel,
    drawTry,
    drawTry,
    drawTransaction,
  ])(draw, around)
}

type Draws = (draw: Draw, around: Around) => DrawnStep

/** Whether the bodies of a step give it a value, and which. */
function naming(draw: Draw): { readonly name?: string; readonly type: Type | undefined } {
  return draw.chance(50) ? { name: draw.fresh('v'), type: drawType(draw) } : { type: undefined }
}

/** Surroundings of bodies that give to the step that holds them, if it has a name. */
const inside = (around: Around, type: Type | undefined): Around =>
  type === undefined ? around : { ...around, gives: type, isReturn: false, isAsked: true }

const after = (around: Around, name: string | undefined, type: Type | undefined): Scope =>
  name === undefined || type === undefined ? around.scope : withName(around.scope, name, type)

/** `if`, with what its condition makes sure of. */
function drawIf(draw: Draw, around: Around): DrawnStep {
  const { name, type } = naming(draw)
  const { condition, then, otherwise } = drawCondition(draw, around.scope)
  const of = inside(around, type)
  const end = type === undefined ? 'anyhow' : 'giving'
  const isOpen = draw.chance(40)
  const bodies = {
    then: around.body(draw, { ...of, scope: then }, end, 3),
    ...(!isOpen && {
      else: around.body(draw, { ...of, isAsked: false, scope: otherwise }, end, 3),
    }),
  }
  const given = type && isOpen ? orNothing(type) : type
  return { step: step('if', { condition }, bodies, name), scope: after(around, name, given) }
}

const orNothing = (type: Type): Type => (type.kind === 'maybe' ? type : maybe(type))

interface Condition {
  readonly condition: Formula
  readonly then: Scope
  readonly otherwise: Scope
}

function drawCondition(draw: Draw, scope: Scope): Condition {
  const open = pathsOf(scope).filter(
    ({ formula, type }) => formula.form === 'name' && type.kind === 'maybe',
  )
  const [chosen] = open.length > 0 && draw.chance(60) ? [draw.from(open)] : []
  if (chosen?.formula.form !== 'name' || chosen.type.kind !== 'maybe')
    return { condition: drawFormula(draw, scope, BOOLEAN), then: scope, otherwise: scope }
  // What is known of a value holds until it is changed, and so it is not.
  const known = {
    ...withName(scope, chosen.formula.name, chosen.type.of),
    changeable: without(scope.changeable, chosen.formula.name),
    ...(scope.changeable.has(chosen.formula.name) && {
      held: new Set([...scope.held, chosen.formula.name]),
    }),
  }
  const isThere = draw.chance(50)
  const condition = binary(chosen.formula, isThere ? '!=' : '==', NOTHING)
  // What is nothing for sure is not asked about again.
  const names = new Map(scope.names)
  names.delete(chosen.formula.name)
  const gone = { ...scope, names }
  return isThere
    ? { condition, then: known, otherwise: gone }
    : { condition, then: gone, otherwise: known }
}

/** `if (…) return`: what is behind it knows more. */
const drawGuard: Draws = (draw, around) => {
  const { condition, then, otherwise } = drawCondition(draw, around.scope)
  const leaving = { ...around, scope: then }
  const ends: readonly (() => Step)[] = [
    ...(around.mayFail ? [() => drawFail(draw, leaving)] : []),
    ...(around.mayAnswer ? [() => drawAnswer(draw, leaving)] : []),
    ...(around.isReturn && around.gives ? [() => drawGive(draw, leaving)] : []),
  ]
  if (ends.length === 0) return drawIf(draw, around)
  return { step: step('if', { condition }, { then: [draw.from(ends)()] }), scope: otherwise }
}

const drawSwitch: Draws = (draw, around) => {
  const { name, type } = naming(draw)
  const isText = draw.chance(60)
  const value = binary(
    drawFormula(draw, around.scope, isText ? TEXT : INTEGER),
    '+',
    fixed(isText ? '' : 1),
  )
  const body = (): readonly Step[] =>
    around.body(draw, inside(around, type), type === undefined ? 'anyhow' : 'giving', 2)
  const isOpen = draw.chance(40)
  const cases = [
    { id: 'one', is: fixed(isText ? 'a' : 1) },
    { id: 'two', is: fixed(isText ? '' : 0) },
  ]
  const bodies = { one: body(), two: body(), ...(!isOpen && { otherwise: body() }) }
  const given = type && isOpen ? orNothing(type) : type
  return { step: step('switch', { value, cases }, bodies, name), scope: after(around, name, given) }
}

const drawEach: Draws = (draw, around) => {
  const all = lists(around.scope)
  const list =
    all.length > 0 && draw.chance(70)
      ? draw.from(all)
      : { formula: drawFormula(draw, around.scope, listOf(INTEGER)), type: listOf(INTEGER) }
  const of = list.type.kind === 'list' ? list.type.of : INTEGER
  const { name, type } = naming(draw)
  const isAtOnce = draw.chance(25) && !around.isInTransaction
  const item = draw.fresh('it')
  const outer = isAtOnce ? { ...around, ...atOnce } : around
  const known = isAtOnce ? inFunction(around.scope) : around.scope
  const inner: Around = { ...inside(outer, type), scope: withName(known, item, of) }
  const isGiving = type !== undefined && draw.chance(80)
  const body = around.body(draw, inner, isGiving ? 'giving' : 'anyhow', 2)
  const perhaps =
    type !== undefined && !isGiving
      ? [
          step(
            'if',
            { condition: drawFormula(draw, inner.scope, BOOLEAN) },
            { then: [drawGive(draw, inner)] },
          ),
        ]
      : []
  const settings = { list: list.formula, item, ...(isAtOnce && { parallel: 3 }) }
  return {
    step: step('each', settings, { body: [...body, ...perhaps] }, name),
    scope: after(around, name, type && listOf(type)),
  }
}

/** Several at work: none of them fails, writes or answers. */
const atOnce = {
  gives: undefined,
  mayAnswer: false,
  mayFail: false,
  mayWrite: false,
  mayChange: false,
  isReturn: false,
  isAtOnce: true,
} as const

const drawWhile: Draws = (draw, around) => {
  const known = [...around.scope.changeable].filter(
    (name) => around.scope.names.get(name)?.kind === 'integer',
  )
  if (known.length === 0 || !around.mayChange || !around.mayFail) return drawIf(draw, around)
  const variable = draw.from(known)
  const scope = { ...around.scope, changeable: without(around.scope.changeable, variable) }
  const body = around.body(
    draw,
    { ...around, gives: undefined, isReturn: false, scope },
    'anyhow',
    2,
  )
  const count = step('change', { variable, value: binary(named(variable), '+', fixed(1)) })
  const condition = binary(named(variable), '<', fixed(draw.number(5)))
  const settings = { condition, atMost: draw.number(12) + 1 }
  return { step: step('while', settings, { body: [...body, count] }), scope: around.scope }
}

function without(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  return new Set([...names].filter((one) => one !== name))
}

const drawParallel: Draws = (draw, around) => {
  if (around.isInTransaction) return drawIf(draw, around)
  const isNamed = draw.chance(70)
  const types = isNamed ? { left: drawType(draw), right: drawType(draw) } : {}
  // One of them may write or fail; the others look at nothing that it could change.
  const [left, right] = ['left', 'right'].map((branch) => {
    const isFree = branch === 'left' && around.mayWrite
    const inner: Around = {
      ...around,
      ...atOnce,
      scope: inFunction(around.scope),
      gives: isNamed ? types[branch as keyof typeof types] : undefined,
      isAsked: true,
      mayRead: isFree,
      mayWrite: isFree,
      mayFail: isFree && around.mayFail,
    }
    return around.body(draw, inner, isNamed ? 'giving' : 'anyhow', 2)
  })
  const name = isNamed ? draw.fresh('v') : undefined
  const branches = [
    { id: 'left', name: 'left' },
    { id: 'right', name: 'right' },
  ]
  return {
    step: step('parallel', { branches }, { left: left ?? [], right: right ?? [] }, name),
    scope: after(around, name, isNamed ? { kind: 'object', members: types } : undefined),
  }
}

const drawTry: Draws = (draw, around) => {
  const { name, type } = naming(draw)
  const end = type === undefined ? 'anyhow' : 'giving'
  const error = draw.chance(50) ? draw.fresh('e') : undefined
  const of = inside(around, type)
  const tried = { ...of, mayFail: true }
  const recovering = error ? withName(around.scope, error, ERROR) : around.scope
  const hasFinally = draw.chance(40)
  const last = { ...around, mayAnswer: false, gives: undefined, isReturn: false }
  const bodies = {
    body: around.body(draw, tried, end, 3),
    recover: around.body(draw, { ...of, isAsked: false, scope: recovering }, end, 2),
    ...(hasFinally && { finally: around.body(draw, last, 'anyhow', 2) }),
  }
  return {
    step: step('try', error ? { error } : {}, bodies, name),
    scope: after(around, name, type),
  }
}

const drawTransaction: Draws = (draw, around) => {
  if (around.isInTransaction || !around.mayWrite) return drawIf(draw, around)
  const { name, type } = naming(draw)
  const inner: Around = {
    ...inside(around, type),
    scope: inFunction(around.scope),
    isInTransaction: true,
    mayAnswer: false,
    mayChange: false,
    ...(type === undefined && { gives: undefined, isReturn: false }),
  }
  const body = around.body(draw, inner, type === undefined ? 'anyhow' : 'giving', 4)
  const settings = {
    ...(draw.chance(40) && { isolation: draw.from(['repeatableRead', 'serializable']) }),
    ...(draw.chance(30) && { retries: draw.number(4) }),
  }
  return { step: step('transaction', settings, { body }, name), scope: after(around, name, type) }
}
