import { ref, type Code } from '@drawbridge/source'
import type { Contribution } from '../../contribution.ts'
import type { Accounts } from '../emit/accounts.ts'
import { accountMembers } from '../emit/account-members.ts'

interface Modules {
  /** The function of `routes.ts` that adds its routes. */
  readonly plugin: string
  /** The files of its folder, by their names without an end. */
  readonly files: Readonly<Record<string, Code>>
  /** Absent where no test can be thought of. */
  readonly test?: Code | undefined
}

/**
 * What most ways write: the files of `src/auth/<folder>`, the plugin of its routes, and its tests,
 * which are there where people can be signed up for them.
 */
export function wayModules(
  accounts: Accounts,
  folder: string,
  { plugin, test, files }: Modules,
): readonly Contribution[] {
  const { node } = accounts.auth
  return [
    ...Object.entries(files).map(([file, code]): Contribution => {
      return { type: 'module', path: `src/auth/${folder}/${file}.ts`, node, code }
    }),
    { type: 'plugin', node, plugin: ref(plugin, `src/auth/${folder}/routes.ts`) },
    ...(test !== undefined && accountMembers(accounts) !== undefined
      ? [{ type: 'module', path: `test/auth-${folder}.test.ts`, node, code: test } as const]
      : []),
  ]
}
