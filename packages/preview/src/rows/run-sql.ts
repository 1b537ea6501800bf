import type { CompiledOk } from '../backend.ts'
import { OrderTimeout } from '../inner.ts'
import type { RawCell } from '../inside/words.ts'
import type { Previews } from '../previews.ts'
import { secretNames } from '../trace/secret-names.ts'
import { asksForSecrets } from './asked-secrets.ts'
import { WrongQuestion } from './find-rows.ts'

const WORK_MS = 5_000
const MOST_ROWS = 500
/** Behind spaces and comments. */
const ON_ROWS =
  /^(?:\s|--[^\n]*\n|\/\*(?!!|M!)[^]*?\*\/)*(?:select|with|values|table|explain|show|describe|insert|update|delete|replace)\b/i

export interface SqlAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly RawCell[])[]
  readonly more: boolean
  readonly changes: number
  readonly ms: number
}

/** One statement of somebody's own. @throws WrongQuestion with what the database says against it */
export async function runSql(
  previews: Previews,
  id: string,
  compiled: CompiledOk,
  text: string,
  writes: boolean,
): Promise<SqlAnswer> {
  if (!ON_ROWS.test(text))
    throw new WrongQuestion(
      'Here statements read and write rows. Tables are changed in the drawing, so that the code keeps to them.',
    )
  const secrets = asksForSecrets(compiled.model, compiled.release.dialect, text)
  if (secrets !== undefined) throw new WrongQuestion(secrets)
  const began = performance.now()
  const work = { statements: [{ text }], readOnly: !writes, most: MOST_ROWS, ms: WORK_MS }
  const { answers, refused } = await previews.rows(id, work).catch((error: unknown) => {
    if (error instanceof OrderTimeout)
      throw new WrongQuestion('It took more than five seconds, and was ended.')
    throw error
  })
  const [answer] = answers
  if (refused || answer === undefined) throw new WrongQuestion(refusalOf(refused?.message ?? ''))
  const { columns, rows, more, changes } = answer
  const secret = new Set(secretNames(compiled))
  const shown = rows.map((row) =>
    row.map((cell, at) => (cell !== null && secret.has(columns[at] ?? '') ? '••••••' : cell)),
  )
  return { columns, rows: shown, more, changes, ms: Math.round(performance.now() - began) }
}

function refusalOf(message: string): string {
  if (/read[- ]?only/i.test(message))
    return 'This would write. Switch “May write” on if that is meant.'
  if (/max_statement_time|maximum statement execution|statement timeout/i.test(message))
    return 'It took more than five seconds, and was ended.'
  return `The database says: ${message}`
}
