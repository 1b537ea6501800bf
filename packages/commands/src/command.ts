import type { Connection, Json, Node, Position } from '@drawbridge/manifest'

/**
 * A place in a node's settings. A text segment is a key; `#<id>` is the item of a list that has
 * that id, so that two people may edit two fields of one table at once:
 * `['fields', '#f_title', 'required']`.
 */
export type Path = readonly string[]

/** One edit. Each has an inverse; undo, history, proposals and collaboration are lists of them. */
export type Command =
  | { readonly type: 'addNode'; readonly node: Node; readonly at?: number }
  /** Takes the node's connections, and its membership of groups, with it. */
  | { readonly type: 'removeNode'; readonly id: string }
  | { readonly type: 'renameNode'; readonly id: string; readonly name: string }
  | { readonly type: 'describeNode'; readonly id: string; readonly description: string | null }
  /** null: not placed yet. */
  | { readonly type: 'moveNodes'; readonly positions: Readonly<Record<string, Position | null>> }
  /** `value` absent takes the setting away. */
  | { readonly type: 'setSetting'; readonly id: string; readonly path: Path; readonly value?: Json }
  /** Puts an item with an id into a list of the settings. */
  | {
      readonly type: 'insertItem'
      readonly id: string
      readonly path: Path
      readonly item: Json
      readonly at?: number
    }
  | { readonly type: 'removeItem'; readonly id: string; readonly path: Path }
  | { readonly type: 'moveItem'; readonly id: string; readonly path: Path; readonly to: number }
  | { readonly type: 'connect'; readonly connection: Connection; readonly at?: number }
  | { readonly type: 'disconnect'; readonly id: string }
  | { readonly type: 'setProject'; readonly name?: string; readonly description?: string | null }
  /** One intention, one undo entry. All or nothing. */
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly Command[] }
