/** A shortcut is written `Mod+Shift+Z`; Mod is Command on a Mac and Control elsewhere. */
export interface KeyStroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

export const isMac =
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent)

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Enter: '↵',
}

/** `Mod+Z` → Mod and Z; the plus key itself is written `+`. */
export const partsOf = (shortcut: string): readonly string[] => shortcut.split(/(?<=[^+])\+/)

/** The keys of a shortcut as people see them on their keyboard. */
export function printShortcut(shortcut: string, mac = isMac): readonly string[] {
  return partsOf(shortcut).map((key) => {
    if (key === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (key === 'Shift') return mac ? '⇧' : 'Shift'
    if (key === 'Alt') return mac ? '⌥' : 'Alt'
    return NAMES[key] ?? key
  })
}

/** Whether a key press is that shortcut. Letters go by the layout, so Z is where it is written. */
export function matchesShortcut(stroke: KeyStroke, shortcut: string, mac = isMac): boolean {
  const parts = partsOf(shortcut)
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.slice(0, -1).includes(name)
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const otherMod = mac ? stroke.ctrlKey : stroke.metaKey
  if (mod !== wants('Mod') || otherMod || stroke.altKey !== wants('Alt')) return false
  const isSymbol = key.length === 1 && !/[a-z0-9]/i.test(key)
  if (!isSymbol && stroke.shiftKey !== wants('Shift')) return false
  if (stroke.key.toLowerCase() === key.toLowerCase()) return true
  // With Alt or Shift held a layout may print another character than the key's own.
  return (wants('Alt') || wants('Shift')) && stroke.code === `Key${key.toUpperCase()}`
}
