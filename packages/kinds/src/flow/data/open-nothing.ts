import { partsOf, type Scope, type TypedExpression } from '@drawbridge/expressions'
import { replaceParameters } from '@drawbridge/sql'
import type { OuterCondition } from '../../query/outer.ts'

/** What is asked before a condition joins in, and what is known behind that and was not before. */
export interface Asked {
  readonly when: TypedExpression
  readonly before: Scope
  readonly behind: Scope
}

/**
 * Parameters of a condition that is asked only where something is so. They are worked out before it is
 * known whether it is: so what rests on it is worked out where it is so, and is nothing else.
 */
export function openNothing(condition: OuterCondition, asked: Asked): OuterCondition {
  return replaceParameters<TypedExpression, OuterCondition>(
    condition,
    (parameter) => ({ ...parameter, value: guarded(parameter.value, asked) }),
    (list) => guardedList(list, asked),
  )
}

/** `query.tag` as it came, `query.tag !== undefined ? lower(query.tag) : null`. */
function guarded(typed: TypedExpression, asked: Asked): TypedExpression {
  if (!restsOn(typed, asked) || typed.type.kind === 'nullable') return typed
  const type = { kind: 'nullable', of: typed.type } as const
  if (isNarrowed(typed, asked) && !isNarrowedWithin(typed, asked)) return { ...typed, type }
  const { span } = typed
  const nothing = {
    kind: 'literal',
    value: { type: 'null' },
    type: { kind: 'null' },
    span,
  } as const
  return { kind: 'choice', condition: asked.when, then: typed, otherwise: nothing, type, span }
}

function guardedList(typed: TypedExpression, asked: Asked): TypedExpression {
  if (!restsOn(typed, asked)) return typed
  const { type, span } = typed
  const empty = { kind: 'list', items: [], type, span } as const
  return { kind: 'choice', condition: asked.when, then: typed, otherwise: empty, type, span }
}

/** Whether it can't be worked out where it is not so. */
function restsOn(typed: TypedExpression, asked: Asked): boolean {
  return isNarrowed(typed, asked) || isNarrowedWithin(typed, asked)
}

function isNarrowedWithin(typed: TypedExpression, asked: Asked): boolean {
  return partsOf(typed).some((part) => restsOn(part, asked))
}

function isNarrowed(typed: TypedExpression, { before, behind }: Asked): boolean {
  const path = pathOf(typed)
  if (path === undefined) return false
  return behind.present?.has(path) === true && before.present?.has(path) !== true
}

export function pathOf(typed: TypedExpression): string | undefined {
  if (typed.kind === 'name') return typed.name
  if (typed.kind !== 'member') return undefined
  const object = pathOf(typed.object)
  return object && `${object}.${typed.name}`
}
