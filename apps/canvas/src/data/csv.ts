/** Rows of a file of values with commas between them (RFC 4180). */
export function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  const whole = text.replace(/^\uFEFF/, '')
  while (cell.lastIndex < whole.length) {
    const found = cell.exec(whole)
    if (found === null) throw new Error(`Line ${rows.length + 1} is not written as CSV is.`)
    const [, quoted, plain = '', end] = found
    row.push(unguarded(quoted?.replaceAll('""', '"') ?? plain))
    if (end === ',' && cell.lastIndex < whole.length) continue
    if (end === ',') row.push('')
    if (row.length > 1 || row[0] !== '') rows.push(row)
    row = []
  }
  return rows
}

/** Values as such a file; a spreadsheet takes none of them for a formula, and reading takes the guard off. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')
}

function written(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Without the apostrophe that keeps a spreadsheet from calculating; any other is the value's own. */
const unguarded = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)
