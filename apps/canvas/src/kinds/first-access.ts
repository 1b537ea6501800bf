import type { Command } from '@drawbridge/commands'
import type { Manifest, Node } from '@drawbridge/manifest'
import { tableView } from './table.ts'

const OFFERED = ['list', 'read', 'create', 'update', 'delete'] as const

/** People see and change their own account; registering is what adds one. */
const OWN_ACCOUNT = { read: ['owner'], update: ['owner'] }

/**
 * Rules for tables that a guarded api serves and that have none yet: signed-in people, and where
 * rows have an owner, the owner. Where nobody signs in the choice is left to the person: public is
 * a value that somebody chose.
 */
export function firstAccess(manifest: Manifest): readonly Command[] {
  const guarded = new Set(
    manifest.connections
      .filter(({ from }) => kindOf(manifest, from) === 'auth')
      .map(({ to }) => to),
  )
  const served = new Set(
    manifest.connections
      .filter(({ from }) => guarded.has(from) && kindOf(manifest, from) === 'api')
      .map(({ to }) => to),
  )
  const all = [...served].some((id) => kindOf(manifest, id) === 'database')
  return manifest.nodes
    .filter((node) => node.kind === 'table' && (all || served.has(node.id)) && isUnruled(node))
    .map(({ id, settings }): Command => {
      if (isAccounts(manifest, id))
        return { type: 'setSetting', id, path: ['access'], value: OWN_ACCOUNT }
      const rule = settings['owner'] === true ? 'owner' : 'signedIn'
      const access = OFFERED.map((name) => [name, [name === 'create' ? 'signedIn' : rule]] as const)
      return { type: 'setSetting', id, path: ['access'], value: Object.fromEntries(access) }
    })
}

const kindOf = (manifest: Manifest, id: string): string | undefined =>
  manifest.nodes.find((node) => node.id === id)?.kind

const isUnruled = (node: Node): boolean => Object.keys(tableView(node).access ?? {}).length === 0

/** The table that sign-in keeps its accounts in. */
const isAccounts = (manifest: Manifest, id: string): boolean =>
  manifest.connections.some(({ from, to }) => to === id && kindOf(manifest, from) === 'auth')
