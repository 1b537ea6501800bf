import type { Connection, Manifest, Node } from './manifest.ts'

/** The one text of a manifest: two manifests that mean the same and were drawn in the same order print alike. */
export function printManifest(manifest: Manifest): string {
  const { drawbridge, name, description, nodes, connections } = manifest
  const ordered = {
    drawbridge,
    name,
    description,
    nodes: nodes.map(orderedNode),
    connections: connections.map(orderedConnection),
  }
  // Keys that are undefined are left out by JSON.stringify.
  return `${JSON.stringify(ordered, null, 2)}\n`
}

function orderedNode({ id, kind, name, description, settings, position }: Node): object {
  const place = position === undefined ? undefined : { x: position.x, y: position.y }
  return { id, kind, name, description, settings, position: place }
}

function orderedConnection({ id, from, to }: Connection): object {
  return { id, from, to }
}
