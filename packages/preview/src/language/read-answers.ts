import { spotIn, type OwnFile, type Spot } from './own-code.ts'

export interface CodeError {
  readonly from: Spot
  readonly to: Spot
  readonly message: string
  readonly severity: 'error' | 'warning'
}

export interface Completion {
  readonly label: string
  /** What it is: `method`, `variable`; empty where there is no word for it. */
  readonly kind: string
}

interface Place {
  readonly line: number
  readonly character: number
}

interface Diagnostic {
  readonly range: { readonly start: Place; readonly end: Place }
  readonly severity?: number
  readonly message: string
}

interface Item {
  readonly label: string
  readonly kind?: number
  readonly sortText?: string
}

const MOST_ERRORS = 50
const MOST_COMPLETIONS = 200
/** As the protocol numbers them; what is grey in an editor is no fault. */
const SEVERITIES = [undefined, 'error', 'warning'] as const
const KINDS: Readonly<Record<number, string>> = {
  2: 'method',
  3: 'function',
  4: 'class',
  5: 'property',
  6: 'variable',
  7: 'class',
  8: 'interface',
  9: 'namespace',
  10: 'property',
  13: 'enum',
  14: 'keyword',
  21: 'constant',
  22: 'class',
  25: 'type',
}

export function readErrors(answer: unknown, file: OwnFile): readonly CodeError[] {
  const { items = [] } = answer as { readonly items?: readonly Diagnostic[] }
  return items.slice(0, MOST_ERRORS).flatMap(({ range: { start, end }, severity = 1, message }) => {
    const grade = SEVERITIES[severity]
    if (grade === undefined) return []
    const from = spotIn(file, start.line + 1, start.character)
    const to = spotIn(file, end.line + 1, end.character)
    return [{ from, to, message, severity: grade }]
  })
}

/** The nearest first; what the language itself offers everywhere comes last. */
export function readCompletions(answer: unknown): readonly Completion[] {
  const given = answer as readonly Item[] | { readonly items?: readonly Item[] } | null
  const items = (given !== null && 'items' in given ? given.items : given) as readonly Item[] | null
  return (items ?? [])
    .toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label))
    .slice(0, MOST_COMPLETIONS)
    .map(({ label, kind = 0 }) => ({ label, kind: KINDS[kind] ?? '' }))
}
