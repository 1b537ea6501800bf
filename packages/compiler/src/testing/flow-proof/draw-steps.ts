import type { Draw } from './draw.ts'
import type { Step } from './drawn.ts'
import { drawControl } from './draw-control.ts'
import { drawRead, drawWrite } from './draw-data.ts'
import { drawFormula } from './draw-formula.ts'
import { drawAnswer, drawFail, drawGive } from './draw-ends.ts'
import { drawOther } from './draw-others.ts'
import { drawValue } from './draw-values.ts'
import { binary, BOOLEAN, fixed, TEXT } from './formulas.ts'
import { inFunction, withName } from './scope.ts'
import { step, type Around, type DrawnStep, type End } from './surroundings.ts'

/** Steps that follow each other, and end as it is asked for. */
export function drawBody(draw: Draw, around: Around, end: End, most = 4): readonly Step[] {
  const steps: Step[] = []
  let { scope } = around
  for (let left = draw.number(most) + (end === 'anyhow' ? 1 : 0); left > 0; left -= 1) {
    const drawn = drawStep(draw, { ...around, scope })
    steps.push(drawn.step)
    scope = drawn.scope
  }
  return [...steps, ...drawEnd(draw, { ...around, scope }, end)]
}

function drawStep(draw: Draw, around: Around): DrawnStep {
  const { depth, mayRead, mayWrite, callable, mayFail, scope } = around
  const chosen = draw.number(100)
  if (depth > 0 && chosen < 35) return drawControl(draw, around)
  if (mayWrite && chosen < 55) return drawWrite(draw, around)
  if (mayRead && chosen < 75) return drawRead(draw, around)
  const called = callable.length > 0 && chosen < 82 ? draw.from(callable) : undefined
  const target = called?.isAtOnce && around.isInTransaction ? undefined : called
  if (target === undefined || !mayFail || !mayWrite)
    return draw.chance(20) ? drawOther(draw, around) : drawValue(draw, around)
  const inputs = Object.fromEntries(
    Object.entries(target.inputs).map(([input, type]) => [input, drawFormula(draw, scope, type)]),
  )
  const name = target.gives && draw.fresh('v')
  return {
    step: step('call', { flow: target.name, inputs }, {}, name),
    scope: name && target.gives ? withName(scope, name, target.gives) : scope,
  }
}

function drawEnd(draw: Draw, around: Around, end: End): readonly Step[] {
  if (end === 'anyhow') return []
  if (draw.chance(10) && around.mayFail && !around.isAsked) return [drawFail(draw, around)]
  if (around.depth > 0 && draw.chance(30)) return [drawEndInWays(draw, around, end)]
  return [end === 'giving' ? drawGive(draw, around) : drawAnswer(draw, around)]
}

/** Different ends, on different ways. */
function drawEndInWays(draw: Draw, outer: Around, end: End): Step {
  const around = { ...outer, depth: outer.depth - 1 }
  const body = (of = around): readonly Step[] => drawBody(draw, of, end, 2)
  const last = (): readonly Step[] => body({ ...around, isAsked: false })
  const isGiving = end === 'giving'
  return draw.from<() => Step>([
    () =>
      step(
        'if',
        { condition: drawFormula(draw, around.scope, BOOLEAN) },
        { then: body(), else: last() },
      ),
    () => step('try', {}, { body: body(), recover: last() }),
    () =>
      isGiving || around.isInTransaction || around.isAtOnce || !around.mayWrite
        ? step(
            'if',
            { condition: drawFormula(draw, around.scope, BOOLEAN) },
            { then: body(), else: last() },
          )
        : step(
            'transaction',
            {},
            {
              body: body({
                ...around,
                scope: inFunction(around.scope),
                isInTransaction: true,
                mayChange: false,
              }),
            },
          ),
    () => {
      const value = binary(drawFormula(draw, around.scope, TEXT), '+', fixed(''))
      return step(
        'switch',
        {
          value,
          cases: [
            { id: 'one', is: fixed('a') },
            { id: 'two', is: fixed('') },
          ],
        },
        { one: body(), two: body(), otherwise: last() },
      )
    },
  ])()
}
