import type { Draw } from './draw.ts'
import type { SettingItem, Type } from './drawn.ts'
import { drawFormula } from './draw-formula.ts'
import { BOOLEAN, fixed, INTEGER, listOf, maybe, object, template, TEXT } from './formulas.ts'
import { withName } from './scope.ts'
import { step, type Around, type DrawnStep } from './surroundings.ts'

/** A step that is said in code, or that nothing comes of but that it was done. */
export function drawOther(draw: Draw, around: Around): DrawnStep {
  const anywhere = [drawValidate, drawWait, drawSql]
  const all = around.hasRequest ? [drawCode, drawLog, ...anywhere] : anywhere
  return draw.from(all)(draw, around)
}

/** What a code step may give, as its declaration has it. */
const RESULTS: readonly (readonly [Type, SettingItem])[] = [
  [INTEGER, { id: 'r', name: 'result', type: 'integer' }],
  [TEXT, { id: 'r', name: 'result', type: 'string' }],
  [BOOLEAN, { id: 'r', name: 'result', type: 'boolean' }],
  [maybe(INTEGER), { id: 'r', name: 'result', type: 'integer', nullable: true }],
]

function drawCode(draw: Draw, { scope }: Around): DrawnStep {
  const name = draw.fresh('v')
  const [type, result] = draw.from(RESULTS)
  const settings = {
    inputs: { value: drawFormula(draw, scope, type), other: drawFormula(draw, scope, TEXT, 1) },
    result,
    source: draw.from(['return value', 'const all = [other, value] as const\nreturn all[1]']),
  }
  return { step: step('code', settings, {}, name), scope: withName(scope, name, type) }
}

function drawValidate(draw: Draw, { scope }: Around): DrawnStep {
  const name = draw.fresh('v')
  const members = { a: INTEGER, b: TEXT }
  const value = object({
    a: drawFormula(draw, scope, members.a),
    b: drawFormula(draw, scope, members.b),
  })
  const shape: readonly SettingItem[] = [
    { id: 'p_a', name: 'a', type: 'integer', required: true },
    { id: 'p_b', name: 'b', type: 'string', required: true },
  ]
  return {
    step: step('validate', { value, shape }, {}, name),
    scope: withName(scope, name, { kind: 'object', members }),
  }
}

function drawLog(draw: Draw, { scope }: Around): DrawnStep {
  const message = template('Seen: ', drawFormula(draw, scope, TEXT, 1))
  return { step: step('log', { level: draw.from(['debug', 'info']), message }), scope }
}

const drawWait = (draw: Draw, { scope }: Around): DrawnStep => ({
  step: step('wait', { milliseconds: fixed(draw.number(2)) }),
  scope,
})

function drawSql(draw: Draw, around: Around): DrawnStep {
  const { scope, mayRead } = around
  if (!mayRead) return drawValidate(draw, around)
  const name = draw.fresh('v')
  const settings = {
    text: 'SELECT label, size FROM boxes WHERE size > :least ORDER BY id',
    inputs: { least: drawFormula(draw, scope, INTEGER) },
    result: [
      { id: 'p_label', name: 'label', type: 'string', required: true },
      { id: 'p_size', name: 'size', type: 'integer', required: true },
    ],
  }
  const row: Type = { kind: 'object', members: { label: TEXT, size: INTEGER } }
  return { step: step('sql', settings, {}, name), scope: withName(scope, name, listOf(row)) }
}
