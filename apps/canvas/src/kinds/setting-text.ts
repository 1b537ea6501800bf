import type { Node } from '@drawbridge/manifest'

/** A setting that is a text, or what it is when nothing was set. */
export function settingText(node: Node | undefined, key: string, otherwise: string): string {
  const value = node?.settings[key]
  return typeof value === 'string' ? value : otherwise
}
