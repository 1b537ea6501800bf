import type { Model, TableModel } from '../../../model.ts'

/** A value of a rehearsal: of what will run, as far as it is known before it runs. */
export type Value = null | boolean | number | string | readonly Value[] | Exact | Thing | Unknown

/** A decimal, as its digits without the point. */
export interface Exact {
  readonly kind: 'exact'
  readonly digits: bigint
  readonly scale: number
}

export type Thing = StagedRow | RowKey | Person | Members

/** A row of a table, known by its number there. */
export interface StagedRow extends Omit<RowKey, 'kind'> {
  readonly kind: 'row'
  /** Whether what is rehearsed has made it. */
  readonly isNew: boolean
  /** By the names of its columns. */
  readonly values: ReadonlyMap<string, Value>
}

/** The key of a row, whatever the database makes of it. */
export interface RowKey {
  readonly kind: 'key'
  readonly table: TableModel
  readonly number: number
}

/** Somebody with an account, or its key: whoever calls, or somebody else. */
export interface Person {
  readonly kind: 'person'
  readonly isCaller: boolean
}

export interface Members {
  readonly kind: 'members'
  readonly values: ReadonlyMap<string, Value>
}

/** What nobody knows before the database, or the clock, has told. */
export interface Unknown {
  readonly kind: 'unknown'
}

export const UNKNOWN: Unknown = { kind: 'unknown' }

export const membersOf = (values: Iterable<readonly [string, Value]>): Members => ({
  kind: 'members',
  values: new Map(values),
})

/** Where a rehearsal comes to something that it can't tell: nothing is said of the whole flow then. */
export class Unforeseen extends Error {}

export const unforeseen = (): never => {
  throw new Unforeseen()
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

export const kindOf = (value: Value): string =>
  value === null || typeof value !== 'object' ? typeof value : isList(value) ? 'list' : value.kind

export const keyOf = ({ table, number }: RowKey | StagedRow): RowKey => ({
  kind: 'key',
  table,
  number,
})

export const isAccount = (table: TableModel, { auth }: Model): boolean => auth?.table === table.node

/** `12.50` */
export function exactOf(text: string, scale = text.split('.')[1]?.length ?? 0): Exact {
  const [whole = '', part = ''] = text.split('.')
  if (!/^-?\d+(\.\d+)?$/.test(text) || part.length > scale) return unforeseen()
  return { kind: 'exact', digits: BigInt(whole + part.padEnd(scale, '0')), scale }
}

export function exactText({ digits, scale }: Exact): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0')
  const at = text.length - scale
  return `${digits < 0n ? '-' : ''}${text.slice(0, at)}${scale > 0 ? '.' : ''}${text.slice(at)}`
}

/** With more digits behind the point; nothing is ever rounded. */
export function scaledTo({ digits, scale }: Exact, wanted: number): Exact {
  if (wanted >= scale)
    return { kind: 'exact', digits: digits * 10n ** BigInt(wanted - scale), scale: wanted }
  const less = 10n ** BigInt(scale - wanted)
  return digits % less === 0n
    ? { kind: 'exact', digits: digits / less, scale: wanted }
    : unforeseen()
}
