import type { Command } from '@drawbridge/commands'
import type { Operation } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import { newId } from '../document/ids.ts'
import { tableView } from './table.ts'
import { isStore } from './roles.ts'

/** Who may use a table, as one sentence that can be chosen, and the edits that make it so. */
export interface AccessChoice {
  readonly words: string
  readonly commands: readonly Command[]
}

type Rules = Readonly<Partial<Record<Operation, readonly string[]>>>

const READING = { list: ['public'], read: ['public'] } as const
const all = (rule: string, creating = rule): Rules => ({
  list: [rule],
  read: [rule],
  create: [creating],
  update: [rule],
  delete: [rule],
})

/** What suits most tables. Where nobody can sign in, only what is open to everybody. */
export function accessChoices(manifest: Manifest, { id }: Node): readonly AccessChoice[] {
  const choice = (words: string, access: Rules, ...more: readonly Command[]): AccessChoice => ({
    words,
    commands: [...more, { type: 'setSetting', id, path: ['access'], value: access }],
  })
  const guards = guarding(manifest, id)
  if (guards === null)
    return [
      choice('Everyone reads, nobody writes', READING),
      choice('Everyone reads and writes', all('public')),
    ]
  const owned: Command = { type: 'setSetting', id, path: ['owner'], value: true }
  return [
    choice('Only whom a row belongs to', all('owner', 'signedIn'), ...guards, owned),
    choice('Everyone reads, signed-in people write', { ...all('signedIn'), ...READING }, ...guards),
    choice('Only signed-in people', all('signedIn'), ...guards),
    choice('Everyone reads, nobody writes', READING),
  ]
}

/** The edits that let sign-in guard the api of a table; null where there is no sign-in. */
function guarding({ nodes, connections }: Manifest, table: string): readonly Command[] | null {
  const kindOf = (id: string) => nodes.find((node) => node.id === id)?.kind
  const auth = nodes.find(({ kind }) => kind === 'auth')
  if (!auth) return null
  const store = nodes.find(isStore)?.id
  const serves = ({ from, to }: Manifest['connections'][number]): boolean =>
    kindOf(from) === 'api' && (to === table || store === to)
  return [...new Set(connections.filter(serves).map(({ from }) => from))]
    .filter((api) => !connections.some(({ from, to }) => from === auth.id && to === api))
    .map((api) => ({
      type: 'connect',
      connection: { id: newId('c'), from: auth.id, to: api },
    }))
}

/** Takes every rule away that wants to know who asks; what they kept is then open, or offered to nobody. */
export function withoutSignIn(manifest: Manifest, then: 'open' | 'closed'): readonly Command[] {
  return manifest.nodes
    .filter(({ kind }) => kind === 'table')
    .flatMap((node): Command[] => {
      const { id } = node
      const { access = {}, owner, fields } = tableView(node)
      const unset = (...path: readonly string[]) => ({ type: 'setSetting', id, path }) as const
      const rules = Object.entries(access)
        .filter(([, rule]) => rule.some((one) => !one.startsWith('public')))
        .map(([name]): Command =>
          then === 'open' ? { ...unset('access', name), value: ['public'] } : unset('access', name),
        )
      const ofFields = fields.flatMap((field) =>
        (['readRule', 'writeRule'] as const)
          .filter((side) => field[side] !== undefined)
          .map((side) => unset('fields', `#${field.id}`, side)),
      )
      return [...rules, ...ofFields, ...(owner === true ? [unset('owner')] : [])]
    })
}
