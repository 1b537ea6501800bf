import type { Draw } from './draw.ts'
import type { Flow, Step } from './drawn.ts'
import { member, named, object } from './formulas.ts'

/** A flow with one mistake in it, and what the checker is to say of it. */
export interface Mutant {
  readonly what: string
  readonly flow: Flow
  readonly codes: readonly string[]
}

/** One mistake of each sort that the flow has a place for. */
export function mutants(draw: Draw, flow: Flow): readonly Mutant[] {
  const { steps } = flow
  const isAsked = (name: string): boolean =>
    steps.some(({ kind, settings }) => kind === 'if' && JSON.stringify(settings).includes(name))
  const isMaybe = steps.find(
    ({ kind, name, settings }) =>
      kind === 'findOne' &&
      name !== undefined &&
      settings['whenMissing'] === 'nothing' &&
      !isAsked(name),
  )
  const nested = steps.flatMap(({ bodies }) => Object.values(bodies).flat())
  const hidden = nested.find(({ kind, name }) => kind === 'set' && name !== undefined)
  const last = steps.at(-1)
  const answering = (body: Step['settings'][string]): readonly Step[] => [
    ...steps.slice(0, -1),
    { kind: 'respond', settings: { status: 200, as: 'json', body }, bodies: {} },
  ]
  const mutant = (what: string, changed: readonly Step[], ...codes: readonly string[]): Mutant => ({
    what,
    flow: { ...flow, steps: changed },
    codes,
  })
  if (last?.kind !== 'respond') return []
  return [
    mutant('no answer', steps.slice(0, -1), 'no-answer'),
    mutant('an answer after the answer', [...steps, last], 'after-the-end'),
    mutant('an unknown name', answering(object({ x: named('nobody') })), 'wrong-formula'),
    mutant(
      'an unknown table',
      [
        { kind: 'count', name: draw.fresh('v'), settings: { table: 'nowhere' }, bodies: {} },
        ...steps,
      ],
      'unknown-choice',
    ),
    ...(hidden?.name === undefined
      ? []
      : [
          mutant(
            'a name out of scope',
            answering(object({ x: named(hidden.name) })),
            'wrong-formula',
          ),
        ]),
    ...(isMaybe?.name === undefined
      ? []
      : [
          mutant(
            'nothing that is not dealt with',
            answering(object({ x: member(named(isMaybe.name), 'id') })),
            'wrong-formula',
          ),
        ]),
  ]
}
