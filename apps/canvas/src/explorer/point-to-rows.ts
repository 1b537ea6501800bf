import type { Route } from '@drawbridge/protocol'
import type { FormField } from './form-field.ts'
import { readRows } from './use-rows.ts'

/** Relations to one row that a new row can't be without. */
export const wantedRows = (route: Route, fields: readonly FormField[]): readonly FormField[] =>
  route.method === 'POST'
    ? fields.filter(({ rowsOf, required, kind }) => rowsOf && required && kind !== 'json')
    : []

/** A body that points to a row that is there wherever it must point to one and does not yet. */
export async function pointingToRows(body: string, wanted: readonly FormField[]): Promise<string> {
  const missing = missingIn(body, wanted)
  if (missing.length === 0) return body
  const found = await Promise.all(
    missing.map(async ({ name, rowsOf }) => {
      const [first] = (rowsOf && (await readRows(rowsOf))) ?? []
      return first ? [[name, first.id] as const] : []
    }),
  )
  return JSON.stringify({ ...objectIn(body), ...Object.fromEntries(found.flat()) }, null, 2)
}

function missingIn(body: string, wanted: readonly FormField[]): readonly FormField[] {
  const value = objectIn(body)
  return value === null ? [] : wanted.filter(({ name }) => !(name in value))
}

function objectIn(body: string): object | null {
  try {
    const value: unknown = JSON.parse(body || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
