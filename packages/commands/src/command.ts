import type { Connection, Json, Node, Position } from '@drawbridge/manifest'

/**
 * A place in a node's settings. A text segment is a key; `#<id>` is the item of a list that has
 * that id, so that two people may edit two fields of one table at once:
 * `['fields', '#f_title', 'required']`.
 */
export type Path = readonly string[]

interface Taking {
  readonly id: string
  readonly path: Path
  /** So many of the lists and objects around it go as well, from within, where nothing is left in them. */
  readonly emptied?: number
}

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
  | (Taking & { readonly type: 'setSetting'; readonly value?: Json })
  /** Puts an item with an id into a list of the settings. */
  | {
      readonly type: 'insertItem'
      readonly id: string
      readonly path: Path
      readonly item: Json
      readonly at?: number
    }
  | (Taking & { readonly type: 'removeItem' })
  | { readonly type: 'moveItem'; readonly id: string; readonly path: Path; readonly to: number }
  | { readonly type: 'connect'; readonly connection: Connection; readonly at?: number }
  | { readonly type: 'disconnect'; readonly id: string }
  | { readonly type: 'setProject'; readonly name?: string; readonly description?: string | null }
  /** One intention, one undo entry. All or nothing. */
  | { readonly type: 'batch'; readonly label: string; readonly commands: readonly Command[] }
