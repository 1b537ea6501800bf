import type { Answer, Answers, WhoMay } from './who-may.ts'

/** Who may do what as a table for spreadsheets: a line for each route and field, a column for each caller and row. */
export function whoMayCsv({ callers, routes, fields }: WhoMay): string {
  const whose = ['own', 'foreign', 'missing']
  const columns = callers.flatMap(({ name }) => whose.map((row) => `${name}, ${row} row`))
  const lines = [
    ['call', 'rules', ...columns],
    ...routes.map(({ method, path, rules, told }) => [
      `${method} ${path}`,
      rules,
      ...told.flatMap(threeOf).map(wordOf),
    ]),
    ...fields.flatMap(({ table, field, read, write }) =>
      (['read', 'write'] as const).map((side) => [
        `${side} ${table}.${field}`,
        '',
        ...(side === 'read' ? read : write).flatMap(({ own, foreign }) => [
          own ? 'yes' : 'no',
          foreign ? 'yes' : 'no',
          '',
        ]),
      ]),
    ),
  ]
  return lines.map((line) => line.map(cell).join(',')).join('\r\n') + '\r\n'
}

function threeOf(told: Answers): readonly Answer[] {
  return 'always' in told
    ? [told.always, told.always, told.always]
    : [told.own, told.foreign, told.missing]
}

const wordOf = (answer: Answer): string => (answer === null ? 'by the row' : String(answer))

/** A text that a spreadsheet takes for a text and not for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
