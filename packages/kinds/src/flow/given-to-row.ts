import { parse } from '@drawbridge/expressions'
import type { TableEvent } from './endpoint.ts'

/** Fields that events give a value before a row is written: each by a Give at its end, field by field. */
export function givenToRow(
  events: readonly TableEvent[] = [],
  time: TableEvent['when'] = 'beforeCreate',
): ReadonlySet<string> {
  return new Set(
    events.flatMap(({ when, steps }) => {
      const last = steps.at(-1)
      if (when !== time || last?.kind !== 'give') return []
      // A step that nobody has looked at yet may have no settings.
      const parsed = parse(String(last.settings?.['value']))
      if (!parsed.ok || parsed.expression.kind !== 'object') return []
      return parsed.expression.entries.map(({ name }) => name)
    }),
  )
}
