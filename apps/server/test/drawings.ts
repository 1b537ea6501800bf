import { randomUUID } from 'node:crypto'
import type { Command } from '@drawbridge/commands'
import type { Node } from '@drawbridge/manifest'
import type { Entry } from '@drawbridge/protocol'

export function table(id: string, name: string): Node {
  return { id, kind: 'table', name, settings: { fields: [] } }
}

export function entry(command: Command, label = 'An edit'): Entry {
  return { key: randomUUID(), label, command }
}

export function addTable(id: string, name: string): Entry {
  return entry({ type: 'addNode', node: table(id, name) }, `Add table ${name}`)
}
