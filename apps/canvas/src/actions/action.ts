import type { LucideIcon } from 'lucide-react'

export const SECTIONS = ['Edit', 'Add', 'Arrange', 'View', 'Run', 'Code', 'Go'] as const

/**
 * One thing that a person can do. The menu, the command menu, the keyboard and the list of
 * shortcuts all read these, so that there is one name and one key for each.
 */
export interface Action {
  readonly name: string
  readonly label: string
  /** What else people call it: the command menu finds it by these too. */
  readonly words?: readonly string[]
  readonly icon: LucideIcon
  readonly section: (typeof SECTIONS)[number]
  /** The first is the one that is shown. `G C` is two keys, one after the other. */
  readonly shortcuts: readonly string[]
  /**
   * Keys of `map` work while the map has the focus, those of `flow` while a flow has, those of
   * `surface` in both, and keys of `project` everywhere but in text.
   */
  readonly scope: 'map' | 'flow' | 'surface' | 'project'
  /** It takes an editor: whoever may only look sees it grey. */
  readonly edits?: true
  readonly isPossible: () => boolean
  readonly perform: () => void
}

export const always = (): boolean => true
