import type { Answer, CallerKind, WhoMay } from './who-may.ts'

/** Who may do what as a table for spreadsheets: a line for each route and field, a column for each caller and row. */
export function whoMayCsv({ callers, routes, fields }: WhoMay): string {
  const columns = callers.flatMap((caller) =>
    whoseOf(caller).map((row) => `${caller.name}, ${row} row`),
  )
  const lines = [
    ['call', 'rules', ...columns],
    ...routes.map(({ method, path, rules, told }) => [
      `${method} ${path}`,
      rules,
      ...told.flatMap((answers, index) =>
        whoseOf(callers[index]).map((row) =>
          wordOf('always' in answers ? answers.always : (answers[row] ?? null)),
        ),
      ),
    ]),
    ...fields.flatMap(({ table, field, read, write }) =>
      (['read', 'write'] as const).map((side) => [
        `${side} ${table}.${field}`,
        '',
        ...(side === 'read' ? read : write).flatMap((may, index) =>
          whoseOf(callers[index]).map((row) => {
            // A member reaches no row of another organisation.
            const isOutside = callers[index]?.membership !== undefined && row === 'foreign'
            if (row === 'missing') return ''
            return !isOutside && may[row === 'own' ? 'own' : 'foreign'] ? 'yes' : 'no'
          }),
        ),
      ]),
    ),
  ]
  return lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}

type Whose = 'own' | 'shared' | 'foreign' | 'missing'

/** Whose rows a caller is asked about; those of their organisation besides, where they are a member. */
function whoseOf(caller: CallerKind | undefined): readonly Whose[] {
  return caller?.membership === undefined
    ? ['own', 'foreign', 'missing']
    : ['own', 'shared', 'foreign', 'missing']
}

const wordOf = (answer: Answer): string => (answer === null ? 'by the row' : String(answer))

/** A text that a spreadsheet takes for a text and not for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
