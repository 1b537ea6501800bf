import { ruleWords } from './rule-words.ts'

interface EmptyList {
  readonly access: readonly string[]
  /** With its query. */
  readonly path: string
  /** How many rows the table has, where that is known. */
  readonly there: number | undefined
}

/** The rows that are there and are not shown: by the rule, or by what was asked for. */
export function whyEmpty({ access, path, there }: EmptyList): string | null {
  if (there === undefined) return null
  if (there === 0) return 'The table has no rows yet. Add one with POST.'
  const asked = askedIn(path)
  const reasons = [
    ...(hidesRows(access) ? [`the rule “${ruleWords(access)}”`] : []),
    ...(asked.length > 0 ? [`what was asked for (${asked.join(', ')})`] : []),
  ]
  // Rows that have come since.
  if (reasons.length === 0) return null
  if (asked.length > 0)
    return `0 of ${there}: ${reasons.join(' and ')} ${reasons.length === 1 ? 'leaves' : 'leave'} none.`
  return `0 of ${there}: ${reasons.join()} hides ${there === 1 ? 'it' : `all ${there}`} from whoever asked.`
}

/** Whether a rule may show some of the rows alone to somebody whom it lets in. */
export const hidesRows = (access: readonly string[]): boolean =>
  !access.includes('public') && access.some((one) => !/^(?:signedIn|role:\S+)$/.test(one))

/** What of a query says which rows, and not how they are given. */
export const askedIn = (path: string): readonly string[] =>
  [...new URL(path, 'http://preview').searchParams]
    .filter(([name, value]) => !GIVING.has(name) && !(name === 'offset' && Number(value) === 0))
    .map(([name, value]) => (name === 'cursor' ? 'the next page' : `${name}=${value}`))

const GIVING = new Set(['limit', 'sort', 'include', 'fields', 'count'])
