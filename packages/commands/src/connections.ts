import type { Connection, Manifest } from '@drawbridge/manifest'
import type { Edit } from './edit.ts'
import { nodeById } from './nodes.ts'
import { Refusal } from './path.ts'

/** Joins two parts that are there. Whether their kinds go together is the checker's to say. */
export function connect(
  manifest: Manifest,
  connection: Connection,
  at = manifest.connections.length,
): Edit {
  const from = nodeById(manifest, connection.from)
  const to = nodeById(manifest, connection.to)
  if (manifest.connections.some(({ from, to }) => from === connection.from && to === connection.to))
    throw new Refusal(`${from.name} and ${to.name} are connected already.`)
  if ([...manifest.nodes, ...manifest.connections].some(({ id }) => id === connection.id))
    throw new Refusal('A connection with this id is there already.')
  return {
    manifest: { ...manifest, connections: manifest.connections.toSpliced(at, 0, connection) },
    inverse: { type: 'disconnect', id: connection.id },
  }
}

export function disconnect(manifest: Manifest, id: string): Edit {
  const at = manifest.connections.findIndex((connection) => connection.id === id)
  const connection = manifest.connections[at]
  if (!connection) throw new Refusal('This connection is not there any more.')
  return {
    manifest: { ...manifest, connections: manifest.connections.toSpliced(at, 1) },
    inverse: { type: 'connect', connection, at },
  }
}
