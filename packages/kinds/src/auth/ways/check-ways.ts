import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'
import type { AuthPart, Drawing, TablePart } from '../../drawing.ts'
import { drawnWays } from './drawn-ways.ts'

/** What is wrong with the ways of a sign-in: of each, and of all together. */
export function checkWays(
  part: AuthPart,
  table: TablePart | undefined,
  drawing: Drawing,
): readonly Diagnostic[] {
  const taken = new Set<string>()
  return drawnWays(part.settings).flatMap(({ way, settings, index }) => {
    const field = pointer('settings', 'ways', index)
    const name = way.several ? nameOf(settings) : way.kind
    const isDouble = taken.has(`${way.kind} ${name}`)
    taken.add(`${way.kind} ${name}`)
    const place = { node: part.node.id, field: way.several ? `${field}/name` : field }
    return [
      ...(isDouble ? [diagnose('duplicate-value', place, { value: name })] : []),
      ...way.check({ settings, field, part, table, drawing }),
    ]
  })
}

function nameOf(settings: unknown): string {
  const isNamed = typeof settings === 'object' && settings !== null && 'name' in settings
  return isNamed ? String(settings.name) : ''
}
