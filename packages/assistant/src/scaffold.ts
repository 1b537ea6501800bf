import { asAccounts, type Command } from '@drawbridge/commands'
import { accountTable } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import type { Draft } from './draft.ts'

/** Commands that give a table all that it needs to answer requests: database, sign-in and an api. */
export function scaffold(draft: Draft): { commands: Command[]; added: string[] } {
  const commands: Command[] = []
  const added: string[] = []
  if (draft.ofKind('database').length === 0) {
    const id = draft.freshId('database')
    commands.push({
      type: 'addNode',
      node: { id, kind: 'database', name: 'database', settings: { dialect: 'mysql' } },
    })
    added.push('a database')
  }
  if (draft.ofKind('auth').length === 0) {
    commands.push(...signIn(draft))
    added.push('sign-in')
  }
  if (draft.ofKind('api').length === 0) {
    const id = draft.freshId('api')
    commands.push({ type: 'addNode', node: { id, kind: 'api', name: 'api', settings: {} } })
    commands.push(join(draft, draft.ofKind('auth')[0]?.id ?? draft.freshId('auth'), id))
    added.push('an api')
  }
  return { commands, added }
}

/** Sign-in over a table of users; either is made where it isn't there. */
export function signIn(draft: Draft): Command[] {
  const known = draft.ofKind('auth')[0]
  const auth = known?.id ?? draft.freshId('auth')
  const settings = known?.settings ?? {}
  const users = draft.table('users')
  const table = users?.id ?? draft.freshId('users')
  const commands: Command[] = []
  if (!users)
    commands.push({
      type: 'addNode',
      node: { id: table, kind: 'table', name: 'users', settings: accountTable(settings) },
    })
  if (!known)
    commands.push({ type: 'addNode', node: { id: auth, kind: 'auth', name: 'auth', settings } })
  commands.push(join(draft, auth, table), ...(users ? asAccounts(settings, users) : []))
  if (!known) for (const api of draft.ofKind('api')) commands.push(join(draft, auth, api.id))
  return commands
}

/** The sign-in part that has no table of accounts yet. */
export function waitingAuth(draft: Draft): Node | undefined {
  const tables = new Set(draft.ofKind('table').map(({ id }) => id))
  const [auth] = draft.ofKind('auth')
  const isKept = draft.manifest.connections.some(
    ({ from, to }) => from === auth?.id && tables.has(to),
  )
  return isKept ? undefined : auth
}

export const join = (draft: Draft, from: string, to: string): Command => ({
  type: 'connect',
  connection: { id: draft.freshId(`${from}_to_${to}`.slice(0, 60)), from, to },
})
