import { checkJson, LIMITS, type Manifest } from '@drawbridge/manifest'

/**
 * Why an edit may not be saved: the manifest it leads to could not be read again. Looks at what has
 * changed alone; a drawing that is too large already can still be made smaller.
 */
export function breachOf(before: Manifest, after: Manifest): string | undefined {
  for (const list of ['nodes', 'connections'] as const) {
    const count = after[list].length
    if (count > LIMITS[list] && count > before[list].length)
      return `A drawing has ${LIMITS[list]} ${WORDS[list]} at the most. Divide it in two projects.`
  }
  const old = new Set<object>([...before.nodes, ...before.connections])
  const changed = {
    ...after,
    nodes: after.nodes.filter((node) => !old.has(node)),
    connections: after.connections.filter((connection) => !old.has(connection)),
  }
  const checked = checkJson(changed)
  return checked.ok ? undefined : checked.diagnostics[0]?.message
}

const WORDS = { nodes: 'parts', connections: 'connections' } as const

/** Values of any sort, the way that the manifest's own limit counts them. */
export function countValues(whole: unknown): number {
  const stack = [whole]
  let count = 0
  while (stack.length > 0) {
    const value = stack.pop()
    count += 1
    if (typeof value === 'object' && value !== null)
      for (const inner of Object.values(value)) stack.push(inner)
  }
  return count
}
