import { asAccounts, type Command } from '@drawbridge/commands'
import { accountTable, kindFor, type PartRole } from '@drawbridge/kinds/faces'
import type { JsonObject, Node } from '@drawbridge/manifest'
import type { Draft } from './draft.ts'

/** Commands that give a table all that it needs to answer requests: database, sign-in and an api. */
export function scaffold(draft: Draft): { commands: Command[]; added: string[] } {
  const commands: Command[] = []
  const added: string[] = []
  if (draft.playing('stores').length === 0) {
    commands.push(newPart(draft, 'stores').add)
    added.push('a database')
  }
  if (draft.playing('people').length === 0) {
    commands.push(...signIn(draft))
    added.push('sign-in')
  }
  if (draft.playing('callers').length === 0) {
    const api = newPart(draft, 'callers')
    const auth = draft.playing('people')[0]?.id ?? newPart(draft, 'people').id
    commands.push(api.add, join(draft, auth, api.id))
    added.push('an api')
  }
  return { commands, added }
}

/** A part that plays a role, as it is at first and called as its kind; the same draft gives the same id. */
export function newPart(
  draft: Draft,
  role: PartRole,
  settings: JsonObject = kindFor(role).defaults,
): { readonly id: string; readonly add: Command } {
  const { kind } = kindFor(role)
  const id = draft.freshId(kind)
  return { id, add: { type: 'addNode', node: { id, kind, name: kind, settings } } }
}

/** Sign-in over a table of users; either is made where it isn't there. */
export function signIn(draft: Draft): Command[] {
  const known = draft.playing('people')[0]
  const fresh = newPart(draft, 'people')
  const auth = known?.id ?? fresh.id
  const settings = known?.settings ?? {}
  const users = draft.table('users')
  const table = users?.id ?? draft.freshId('users')
  const commands: Command[] = []
  if (!users)
    commands.push({
      type: 'addNode',
      node: {
        id: table,
        kind: kindFor('rows').kind,
        name: 'users',
        settings: accountTable(settings),
      },
    })
  if (!known) commands.push(fresh.add)
  commands.push(join(draft, auth, table), ...(users ? asAccounts(settings, users) : []))
  if (!known) for (const api of draft.playing('callers')) commands.push(join(draft, auth, api.id))
  return commands
}

/** The sign-in part that has no table of accounts yet. */
export function waitingAuth(draft: Draft): Node | undefined {
  const tables = new Set(draft.playing('rows').map(({ id }) => id))
  const [auth] = draft.playing('people')
  const isKept = draft.manifest.connections.some(
    ({ from, to }) => from === auth?.id && tables.has(to),
  )
  return isKept ? undefined : auth
}

export const join = (draft: Draft, from: string, to: string): Command => ({
  type: 'connect',
  connection: { id: draft.freshId(`${from}_to_${to}`.slice(0, 60)), from, to },
})
