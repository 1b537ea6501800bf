import { randomBytes } from 'node:crypto'
import { base32 } from '@drawbridge/kinds/one-time-codes'
import { sha256 } from '../../ids.ts'
import type { Queries } from '../../storage/storage.ts'

const CODES = 10
/** 160 random bits each: thirty-two letters and digits. */
const CODE_BYTES = 20

/** Ten codes in place of those that were: each good once, shown this once. `ABCD-EFGH-…` */
export async function replaceRecoveryCodes(queries: Queries, account: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () =>
    base32(randomBytes(CODE_BYTES)).replaceAll(/.{4}(?!$)/g, '$&-'),
  )
  await queries.deleteFrom('recovery_codes').where('account_id', '=', account).execute()
  await queries
    .insertInto('recovery_codes')
    .values(codes.map((code) => ({ account_id: account, code_hash: digest(account, code) })))
    .execute()
  return codes
}

/** @returns whether it was one; it is used up */
export async function useRecoveryCode(
  queries: Queries,
  account: string,
  code: string,
): Promise<boolean> {
  const { numDeletedRows } = await queries
    .deleteFrom('recovery_codes')
    .where('account_id', '=', account)
    .where('code_hash', '=', digest(account, code))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function countRecoveryCodes(queries: Queries, account: string): Promise<number> {
  const { left } = await queries
    .selectFrom('recovery_codes')
    .select((row) => row.fn.countAll<number>().as('left'))
    .where('account_id', '=', account)
    .executeTakeFirstOrThrow()
  return left
}

/** Small letters, spaces and dashes make no difference. */
function digest(account: string, code: string): string {
  return sha256(`${account}:${code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '')}`)
}
