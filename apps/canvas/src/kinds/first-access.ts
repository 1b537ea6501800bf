import type { Command } from '@drawbridge/commands'
import { accountAccess } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'
import { tableView } from './table.ts'
import { isStore } from './roles.ts'

const OFFERED = ['list', 'read', 'create', 'update', 'delete'] as const

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
  const all = manifest.nodes.some((node) => isStore(node) && served.has(node.id))
  return manifest.nodes
    .filter((node) => node.kind === 'table' && (all || served.has(node.id)) && isUnruled(node))
    .map(({ id, settings }): Command => {
      const auth = keeperOf(manifest, id)
      if (auth)
        return { type: 'setSetting', id, path: ['access'], value: accountAccess(auth.settings) }
      const rule = settings['owner'] === true ? 'owner' : 'signedIn'
      const access = OFFERED.map((name) => [name, [name === 'create' ? 'signedIn' : rule]] as const)
      return { type: 'setSetting', id, path: ['access'], value: Object.fromEntries(access) }
    })
}

const kindOf = (manifest: Manifest, id: string): string | undefined =>
  manifest.nodes.find((node) => node.id === id)?.kind

const isUnruled = (node: Node): boolean => Object.keys(tableView(node).access ?? {}).length === 0

/** The sign-in that keeps its accounts in this table. */
const keeperOf = ({ connections, nodes }: Manifest, id: string): Node | undefined =>
  nodes.find(
    (node) =>
      node.kind === 'auth' && connections.some(({ from, to }) => from === node.id && to === id),
  )
