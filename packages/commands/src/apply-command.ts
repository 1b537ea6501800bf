import type { Manifest, Node } from '@drawbridge/manifest'
import type { Command } from './command.ts'
import { connect, disconnect } from './connections.ts'
import type { Edit } from './edit.ts'
import { insertItem, moveItem, removeItem, setSetting, type SettingsEdit } from './lists.ts'
import { addNode, changeNode, describeNode, moveNodes, nodeById, removeNode } from './nodes.ts'
import { Refusal } from './path.ts'
import { setProject } from './project.ts'

export type Applied =
  | ({ readonly ok: true } & Edit)
  | { readonly ok: false; readonly reason: string }

/**
 * Applies one command. Pure: the old manifest is untouched. A command that can't be done, since
 * what it speaks of is not there (any more), is refused in words and changes nothing. Applying the
 * inverse gives the old manifest back, equal in every part.
 */
export function applyCommand(manifest: Manifest, command: Command): Applied {
  try {
    return { ok: true, ...edit(manifest, command) }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, reason: error.message }
    throw error
  }
}

function edit(manifest: Manifest, command: Command): Edit {
  switch (command.type) {
    case 'addNode':
      return addNode(manifest, command.node, command.at)
    case 'removeNode':
      return removeNode(manifest, command.id)
    case 'renameNode': {
      const { name } = nodeById(manifest, command.id)
      return {
        manifest: changeNode(manifest, command.id, (node) => ({ ...node, name: command.name })),
        inverse: { type: 'renameNode', id: command.id, name },
      }
    }
    case 'describeNode':
      return describeNode(manifest, command.id, command.description)
    case 'moveNodes':
      return moveNodes(manifest, command.positions)
    case 'setSetting':
      return settings(manifest, command.id, (node) =>
        setSetting(node, command.path, command.value, command.emptied),
      )
    case 'insertItem':
      return settings(manifest, command.id, (node) =>
        insertItem(node, command.path, command.item, command.at),
      )
    case 'removeItem':
      return settings(manifest, command.id, (node) =>
        removeItem(node, command.path, command.emptied),
      )
    case 'moveItem':
      return settings(manifest, command.id, (node) => moveItem(node, command.path, command.to))
    case 'connect':
      return connect(manifest, command.connection, command.at)
    case 'disconnect':
      return disconnect(manifest, command.id)
    case 'setProject':
      return setProject(manifest, command.name, command.description)
    case 'batch':
      return batch(manifest, command.label, command.commands)
  }
}

function settings(manifest: Manifest, id: string, change: (node: Node) => SettingsEdit): Edit {
  const { settings, inverse } = change(nodeById(manifest, id))
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings))
    throw new Refusal('The settings of a part are named one by one.')
  const checked = settings as Node['settings']
  return { manifest: changeNode(manifest, id, (node) => ({ ...node, settings: checked })), inverse }
}

function batch(manifest: Manifest, label: string, commands: readonly Command[]): Edit {
  let current = manifest
  const inverses: Command[] = []
  for (const command of commands) {
    const step = edit(current, command)
    current = step.manifest
    inverses.unshift(step.inverse)
  }
  return { manifest: current, inverse: { type: 'batch', label, commands: inverses } }
}
