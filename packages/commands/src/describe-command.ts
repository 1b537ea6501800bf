import type { Manifest } from '@drawbridge/manifest'
import type { Command, Path } from './command.ts'
import { valueAt } from './path.ts'

/** One command in words, against the manifest it is about to change: “Rename Tasks to To-dos”. */
export function describeCommand(manifest: Manifest, command: Command): string {
  const called = (id: string): string =>
    manifest.nodes.find((node) => node.id === id)?.name ?? 'a part'
  switch (command.type) {
    case 'addNode':
      return command.node.name === command.node.kind
        ? `Add ${command.node.name}`
        : `Add ${command.node.kind} ${command.node.name}`
    case 'removeNode':
      return `Remove ${called(command.id)}`
    case 'renameNode':
      return `Rename ${called(command.id)} to ${command.name}`
    case 'describeNode':
      return `Describe ${called(command.id)}`
    case 'moveNodes': {
      const ids = Object.keys(command.positions)
      return ids.length === 1 ? `Move ${called(ids[0] ?? '')}` : `Move ${ids.length} parts`
    }
    case 'setSetting':
      return changeWords(manifest, command.path, command.id, called(command.id))
    case 'insertItem':
      return `Add ${nameOf(command.item) ?? 'an entry'} to ${called(command.id)}`
    case 'removeItem':
      return `Remove ${placeOf(manifest, command.id, command.path)} from ${called(command.id)}`
    case 'moveItem':
      return `Reorder ${placeOf(manifest, command.id, command.path)} of ${called(command.id)}`
    case 'connect':
      return `Connect ${called(command.connection.from)} to ${called(command.connection.to)}`
    case 'disconnect': {
      const connection = manifest.connections.find(({ id }) => id === command.id)
      return connection
        ? `Disconnect ${called(connection.from)} from ${called(connection.to)}`
        : 'Disconnect two parts'
    }
    case 'setProject':
      return command.name === undefined
        ? 'Describe the project'
        : `Rename the project to ${command.name}`
    case 'batch':
      return command.label
  }
}

/** Rules are spoken of by what they allow. */
function changeWords(manifest: Manifest, path: Path, id: string, part: string): string {
  const [before = '', last = ''] = path.slice(-2)
  if (path.length === 2 && before === 'access') return `Change who may ${spaced(last)} ${part}`
  if (last === 'access' && before.startsWith('#'))
    return `Change who may call ${placeOf(manifest, id, path.slice(0, -1))}`
  return `Change ${placeOf(manifest, id, path)} of ${part}`
}

/** `softDelete` → `soft delete`. */
const spaced = (key: string): string =>
  key.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** `['fields', '#f1', 'required']` → `dueDate: required`. */
function placeOf(manifest: Manifest, id: string, path: Path): string {
  const settings = manifest.nodes.find((node) => node.id === id)?.settings
  const words = path.map((segment, index) => {
    if (!segment.startsWith('#')) return spaced(segment)
    return nameOf(settings && valueAt(settings, path.slice(0, index + 1))) ?? 'an entry'
  })
  const at = path.findLastIndex((segment) => segment.startsWith('#'))
  const item = words[at]
  if (item === undefined) return words.join(' ')
  // What an entry is made of is its settings, whether they stand apart or not.
  const rest = words.slice(at + 1).filter((word, index) => index > 0 || word !== 'settings')
  return rest.length === 0 ? item : `${item}: ${rest.join(' ')}`
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined
  return typeof value.name === 'string' ? value.name : undefined
}
