import { notify, stage } from '../stores/session.ts'
import { counted } from '../ui/counted.ts'
import type { GivenCell } from './cell-text.ts'

/** More of them at once would make the page slow. */
const MOST_STAGED = 20_000

/** Puts new rows to what is to be written; says why it can't. */
export function stageRows(
  table: string,
  rows: readonly Readonly<Record<string, GivenCell>>[],
  madeUp?: true,
): string | null {
  if (rows.length > MOST_STAGED)
    return `At most ${MOST_STAGED} rows are taken at once, and these are ${rows.length}.`
  stage((all) => [
    ...all,
    ...rows.map((values) => ({
      type: 'add' as const,
      id: `new-${crypto.randomUUID()}`,
      table,
      values,
      ...(madeUp && { madeUp }),
    })),
  ])
  notify({ tone: 'plain', text: `${counted(rows.length, 'row')} to be looked at, and written` })
  return null
}
