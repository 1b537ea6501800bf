import { code, key, type Code } from '@drawbridge/source'
import { exampleOf } from '../../table/emit/example.ts'
import type { Accounts } from './accounts.ts'
import { asked } from './new-account.ts'

/** Members of what opens the n-th account, but its password; undefined where no example can be thought of. */
export function accountMembers(accounts: Accounts): readonly Code[] | undefined {
  const members = asked(accounts)
    .filter((column) => !column.optional)
    .map((column) => ({ name: column.name, example: exampleOf(column, code`n`) }))
  if (members.some(({ example }) => example === undefined)) return undefined
  return members.map((member) => code`${key(member.name)}: ${member.example},`)
}
