import type { Drawing } from '@drawbridge/kinds'
import { diagnose, pointer, type Diagnostic } from '@drawbridge/manifest'

/** Tables of which no row can be the first, because each needs one of another that needs it. */
export function checkCycles(drawing: Drawing): readonly Diagnostic[] {
  const needs = new Map(drawing.tables.map(({ node }) => [node.id, needsOf(node.id, drawing)]))
  return circlesOf(needs).map((circle) => {
    const [first = ''] = circle
    const part = drawing.tableById.get(first)
    const index =
      part?.settings.relations?.findIndex(
        ({ required, target }) => required === true && circle.includes(target),
      ) ?? -1
    const field =
      index < 0 ? '/settings/owner' : pointer('settings', 'relations', index, 'required')
    const tables = circle.map((id) => drawing.nodes.get(id)?.name ?? id)
    return diagnose('required-cycle', { node: first, field }, { tables })
  })
}

/** The tables without whose rows a row of this one can't be. */
function needsOf(id: string, { tableById, accounts }: Drawing): readonly string[] {
  const settings = tableById.get(id)?.settings
  const relations = (settings?.relations ?? []).filter(
    ({ type, required }) => type !== 'manyToMany' && required === true,
  )
  const users = accounts?.table.node.id
  const owner = settings?.owner === true && users !== undefined && users !== id ? [users] : []
  return [...relations.map(({ target }) => target), ...owner].filter((target) =>
    tableById.has(target),
  )
}

/**
 * Groups of nodes that reach each other (Tarjan's strongly connected components, without recursion),
 * each in the order in which they were first met.
 */
function circlesOf(edges: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const open: string[] = []
  const isOpen = new Set<string>()
  const circles: string[][] = []
  for (const start of edges.keys()) {
    if (order.has(start)) continue
    const path = [{ id: start, next: 0 }]
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { id } = top
      if (!order.has(id)) {
        lowest.set(id, order.size)
        order.set(id, order.size)
        open.push(id)
        isOpen.add(id)
      }
      const target = edges.get(id)?.[top.next]
      top.next += 1
      if (target !== undefined) {
        if (!order.has(target)) path.push({ id: target, next: 0 })
        else if (isOpen.has(target)) lower(id, order.get(target))
        continue
      }
      path.pop()
      const above = path.at(-1)
      if (above !== undefined) lower(above.id, lowest.get(id))
      if (lowest.get(id) !== order.get(id)) continue
      const circle = open.splice(open.indexOf(id))
      for (const member of circle) isOpen.delete(member)
      if (circle.length > 1 || edges.get(id)?.includes(id) === true) circles.push(circle)
    }
  }
  return circles

  function lower(id: string, to: number | undefined): void {
    lowest.set(id, Math.min(lowest.get(id) ?? Infinity, to ?? Infinity))
  }
}
