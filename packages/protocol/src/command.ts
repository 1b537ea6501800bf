import type { Connection, Json, Node, Position } from '@drawbridge/manifest'
import { Type } from 'typebox'

/** An edit as it travels: a command of `@drawbridge/commands`, which has its schema and meaning. */
export type CommandMessage =
  | { readonly type: 'addNode'; readonly node: Node; readonly at?: number }
  | { readonly type: 'removeNode' | 'disconnect'; readonly id: string }
  | { readonly type: 'renameNode'; readonly id: string; readonly name: string }
  | { readonly type: 'describeNode'; readonly id: string; readonly description: string | null }
  | { readonly type: 'moveNodes'; readonly positions: Readonly<Record<string, Position | null>> }
  | (Taking & { readonly type: 'setSetting'; readonly value?: Json })
  | (InSettings & { readonly type: 'insertItem'; readonly item: Json; readonly at?: number })
  | (Taking & { readonly type: 'removeItem' })
  | (InSettings & { readonly type: 'moveItem'; readonly to: number })
  | { readonly type: 'connect'; readonly connection: Connection; readonly at?: number }
  | { readonly type: 'setProject'; readonly name?: string; readonly description?: string | null }
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly CommandMessage[] }

interface InSettings {
  readonly id: string
  readonly path: readonly string[]
}

interface Taking extends InSettings {
  readonly emptied?: number
}

/** On its way in: `Command` is the schema that the server has registered. */
export const CommandSchema = Type.Unsafe<CommandMessage>({ $ref: 'Command#' })

/** On its way out, where it has been checked already. */
export const SavedCommand = Type.Unsafe<CommandMessage>(Type.Unknown())
