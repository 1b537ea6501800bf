import { compareDrawings, differencesOf, type Comparison } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import type { Difference, Route } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Compared } from '../routes.ts'
import { call } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'

interface Drawn {
  readonly manifest: Manifest
  readonly routes: readonly Route[]
}

export interface ComparedVersions extends Comparison {
  readonly differences: readonly Difference[]
  /** What either of the two answers to. */
  readonly routes: readonly Route[]
}

/** Two versions over each other; undefined until both are here. */
export function useComparison({ from, to }: Compared): {
  readonly compared: ComparedVersions | undefined
  readonly error: Error | null
} {
  const manifest = useDocument((document) => document.manifest)
  const routes = useDocument((document) => document.routes)
  const before = useVersion(from)
  const then = useVersion(to)
  const old = before.data
  const after = useMemo(
    (): Drawn | undefined => (to === null ? { manifest, routes } : then.data),
    [to, manifest, routes, then.data],
  )
  const compared = useMemo(() => (old && after ? laid(old, after) : undefined), [old, after])
  return { compared, error: before.error ?? then.error }
}

function useVersion(version: number | null) {
  const project = useDocument((document) => document.project) ?? ''
  return useQuery({
    queryKey: ['version', project, version],
    queryFn: ({ signal }) =>
      call('readVersion', { params: { project, version: version ?? 0 }, signal }),
    enabled: version !== null,
    staleTime: Infinity,
  })
}

function laid(before: Drawn, after: Drawn): ComparedVersions {
  const { manifest, fates } = compareDrawings(before.manifest, after.manifest)
  const [old, now] = [keysOf(before.routes), keysOf(after.routes)]
  const gone = before.routes.filter((route) => !now.has(keyOf(route)))
  const fresh = after.routes.filter((route) => !old.has(keyOf(route)))
  const all = new Map(fates)
  for (const [routes, fate] of [
    [gone, 'removed'],
    [fresh, 'added'],
  ] as const)
    for (const route of routes)
      for (const node of route.nodes) {
        if (manifest.nodes.find(({ id }) => id === node)?.kind !== 'api') continue
        if (!all.has(node)) all.set(node, 'changed')
        all.set(`${node}/${keyOf(route)}`, fate)
      }
  return {
    manifest,
    fates: all,
    differences: differencesOf(before.manifest, after.manifest),
    routes: [...after.routes, ...gone],
  }
}

const keyOf = ({ method, path }: Route): string => `${method} ${path}`
const keysOf = (routes: readonly Route[]): ReadonlySet<string> => new Set(routes.map(keyOf))
