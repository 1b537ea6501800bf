import { applyCommand } from '@drawbridge/commands'
import type { Manifest } from '@drawbridge/manifest'
import { named } from '../fields-of.ts'
import { planFor } from '../plan.ts'

const BLANK: Manifest = { drawbridge: 1, name: 'Blank', nodes: [], connections: [] }

/** What a prompt comes to, one line a table: `books: title, price → author`. */
export function drawing(prompt: string, start: Manifest = BLANK): readonly string[] {
  return drawnBy(prompt, start).nodes.flatMap((node) => {
    if (node.kind !== 'table') return []
    const fields = named(node, 'fields').map(({ name, values }) =>
      Array.isArray(values) ? `${name}[${values.join('|')}]` : name,
    )
    const relations = named(node, 'relations').map(({ name, type }) =>
      type === 'manyToMany' ? `${name}*` : name,
    )
    const arrow = relations.length > 0 ? ` → ${relations.join(', ')}` : ''
    return [`${node.name}: ${fields.join(', ')}${arrow}`]
  })
}

/** The manifest with all that is drawn of a prompt. */
export function drawnBy(prompt: string, start: Manifest = BLANK): Manifest {
  const { command } = planFor(start, prompt)
  if (command === undefined) return start
  const result = applyCommand(start, command)
  if (!result.ok) throw new Error(result.reason)
  return result.manifest
}

/** Who may do what with a table. */
export function accessOf(manifest: Manifest, table: string): unknown {
  return manifest.nodes.find(({ name }) => name === table)?.settings['access']
}

/** The phrases of which nothing was made. */
export function unread(prompt: string, start: Manifest = BLANK): readonly string[] {
  return planFor(start, prompt).phrases.flatMap(({ understood, text }) =>
    understood ? [] : [text],
  )
}
