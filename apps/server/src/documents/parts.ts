import type { Manifest } from '@drawbridge/manifest'

/** How many nodes of each kind: `{table: 3, auth: 1}`. */
export function countParts(manifest: Pick<Manifest, 'nodes'>): Record<string, number> {
  const counts = new Map<string, number>()
  for (const { kind } of manifest.nodes) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return Object.fromEntries(counts)
}
