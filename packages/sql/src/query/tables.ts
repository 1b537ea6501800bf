import type { Condition, Select, Value } from './tree.ts'

/** Names of the tables that the selects within a condition read. */
export function tablesIn<P>(condition: Condition<P>): ReadonlySet<string> {
  const found = new Set<string>()
  inCondition(condition)
  return found

  function inSelect({ values, from, joins = [], where }: Select<P>): void {
    found.add(from.table)
    for (const { value } of values) inValue(value)
    for (const join of joins) {
      found.add(join.table)
      if (join.found) inSelect(join.found)
      inCondition(join.on)
    }
    if (where) inCondition(where)
  }

  function inCondition(one: Condition<P>): void {
    switch (one.kind) {
      case 'constant':
        return
      case 'equal':
      case 'compare':
        inValue(one.left)
        return inValue(one.right)
      case 'among':
        return [one.value, ...one.values].forEach(inValue)
      case 'amongList':
      case 'holds':
        return inValue(one.value)
      case 'contains':
      case 'startsWith':
        inValue(one.text)
        return inValue(one.part)
      case 'and':
      case 'or':
        return one.conditions.forEach(inCondition)
      case 'not':
        return inCondition(one.condition)
      case 'exists':
        return inSelect(one.select)
    }
  }

  function inValue(value: Value<P>): void {
    switch (value.kind) {
      case 'column':
      case 'parameter':
      case 'literal':
      case 'null':
        return
      case 'arithmetic':
        inValue(value.left)
        return inValue(value.right)
      case 'call':
        return value.arguments.forEach(inValue)
      case 'coalesce':
        return value.values.forEach(inValue)
      case 'choice':
        inCondition(value.condition)
        inValue(value.whenTrue)
        return inValue(value.whenFalse)
      case 'cast':
        return inValue(value.value)
      case 'select':
        return inSelect(value.select)
      case 'aggregate':
        return value.value && inValue(value.value)
      case 'joined':
        inValue(value.value)
        return inValue(value.order)
      case 'test':
        return inCondition(value.condition)
    }
  }
}
