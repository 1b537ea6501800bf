import type { Type } from '@drawbridge/expressions'
import { isFromCaller } from '../flow/data/kept-apart.ts'
import type { Formula } from '../flow/formula.ts'
import { checkValueName } from '../flow/names.ts'
import type { StepCheck } from '../flow/step-check.ts'

/** What a step goes through one after the other. */
export interface Items {
  /** Undefined after something was said about it. */
  readonly list: Formula | undefined
  /** What the drawing calls an item, and its type. */
  readonly item: string
  readonly names: Readonly<Record<string, Type>>
}

/** The list and the item that a step names; undefined where the list is none. */
export function itemsOf(check: StepCheck): Items | undefined {
  const list = check.formula('list')
  const item = check.text('item') ?? ''
  checkValueName(check, item, ['settings', 'item'])
  if (list !== undefined && list.type.kind !== 'list')
    return check.report('not-a-list', ['settings', 'list'], { step: check.title })
  if (list !== undefined && isFromCaller(check, list.typed)) check.flow.fromCaller.add(item)
  const of: Type = list?.type.kind === 'list' ? list.type.of : { kind: 'unknown' }
  return { list, item, names: { [item]: of } }
}
