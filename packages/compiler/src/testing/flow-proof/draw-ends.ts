import type { Draw } from './draw.ts'
import type { Step, Type } from './drawn.ts'
import { drawFormula } from './draw-formula.ts'
import { drawType } from './draw-values.ts'
import { ERROR, member, object, template, TEXT } from './formulas.ts'
import { pathsOf } from './scope.ts'
import { step, type Around } from './surroundings.ts'

export function drawGive(draw: Draw, { scope, gives }: Around): Step {
  return step('give', { value: drawFormula(draw, scope, gives ?? TEXT) })
}

export function drawFail(draw: Draw, { scope }: Around): Step {
  return step('fail', {
    status: draw.from([400, 403, 404, 409, 422]),
    ...(draw.chance(20) && { code: 'reason' }),
    message: template('No: ', drawFormula(draw, scope, TEXT, 1)),
  })
}

/** An answer that tells as much as it can of what is in scope. */
export function drawAnswer(draw: Draw, { scope }: Around): Step {
  if (draw.chance(8)) return step('respond', { status: 204, as: 'nothing' })
  if (draw.chance(8))
    return step('respond', { status: 200, as: 'text', body: drawFormula(draw, scope, TEXT) })
  const paths = pathsOf(scope).filter(({ formula }) => formula.form === 'name')
  const shown = paths.filter(({ formula }) => formula.form === 'name' && formula.name !== 'body')
  const members = Object.fromEntries(
    shown.slice(-6).map(({ formula, type }, index) => [
      `x${index}`,
      // The words of an error are the backend's own.
      type === ERROR ? member(formula, 'status') : formula,
    ]),
  )
  const type: Type = drawType(draw)
  return step('respond', {
    status: draw.from([200, 200, 201]),
    as: 'json',
    body: object({ ...members, last: drawFormula(draw, scope, type) }),
  })
}
