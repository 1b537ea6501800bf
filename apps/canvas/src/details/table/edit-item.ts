import type { Command } from '@drawbridge/commands'
import type { Json } from '@drawbridge/manifest'
import { performAll } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'

export type ListName = 'fields' | 'relations' | 'indexes' | 'computed'

/** One place of an item of a list; undefined takes it away. */
export const setting = (
  node: string,
  list: ListName,
  item: string,
  key: string,
  value: Json | undefined,
): Command => ({
  type: 'setSetting',
  id: node,
  path: [list, `#${item}`, key],
  ...(value === undefined ? {} : { value }),
})

/** Makes edits as one, and says it when they can't be made. */
export function edit(label: string, ...commands: readonly Command[]): void {
  const reason = performAll(label, commands)
  if (reason) notify({ tone: 'error', text: reason })
}
