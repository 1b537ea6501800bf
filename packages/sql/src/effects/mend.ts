import { literalOf } from '../literal-of.ts'
import { identifier } from '../quote.ts'
import type { Dialect } from '../schema.ts'
import type { Effect } from './effect.ts'

/** What a person may have done to the rows that a change hits, before it is made. */
export const MENDS = ['fill', 'empty', 'remove', 'number'] as const
export type Mend = (typeof MENDS)[number]

/** Room for a key of any length behind a text. */
const KEY_LENGTH = 21

/** What helps against an effect, without the change that makes it. */
export function mendsFor({ why, from, to, alike, table }: Effect): readonly Mend[] {
  switch (why) {
    case 'requiredWithoutValue':
    case 'filled':
      return from ? ['fill', 'remove'] : []
    case 'narrowed':
    case 'limited':
      return from?.nullable && to?.nullable ? ['fill', 'empty', 'remove'] : ['fill', 'remove']
    case 'notUnique': {
      if (alike === undefined || from === undefined) return ['remove']
      const isText = from.type.type === 'string' || from.type.type === 'text'
      const canNumber = isText && table.primaryKey.length === 1
      return [
        'remove',
        ...(canNumber ? (['number'] as const) : []),
        ...(from.nullable ? (['empty'] as const) : []),
      ]
    }
    default:
      return []
  }
}

/** @throws RangeError where the value is none of the column, before or after */
export function mendStatement(
  effect: Effect,
  mend: Mend,
  value: string | number | boolean | undefined,
  dialect: Dialect,
): string {
  const { table, from, to, alike } = effect
  const where = alike?.later ?? effect.where
  if (!mendsFor(effect).includes(mend) || where === undefined)
    throw new RangeError('This can’t be done to these rows.')
  const name = identifier(table.name, dialect)
  if (mend === 'remove') return `DELETE FROM ${name} WHERE ${where}`
  if (from === undefined) throw new RangeError('There is no column to write to.')
  const column = identifier(from.name, dialect)
  const set = (text: string): string => `UPDATE ${name} SET ${column} = ${text} WHERE ${where}`
  if (mend === 'empty') return set('NULL')
  if (mend === 'number') {
    const [key = ''] = table.primaryKey
    const most = from.type.type === 'string' ? Math.max(from.type.length - KEY_LENGTH, 0) : 10_000
    const parts = [`substr(${column}, 1, ${most})`, "' '", identifier(key, dialect)]
    return set(dialect === 'mysql' ? `concat(${parts.join(', ')})` : parts.join(' || '))
  }
  if (value === undefined) throw new RangeError('Say which value they get.')
  const next = to?.type ?? from.type
  if (next.type === 'enum' && !next.values.includes(String(value)))
    throw new RangeError(`It is one of ${next.values.join(', ')}.`)
  literalOf(value, next, dialect)
  return set(literalOf(value, from.type, dialect))
}
