import type { Action } from './action.ts'
import { isMac, partsOf, type KeyStroke } from './shortcut.ts'

/** Actions by name with the keys that somebody gave them; an empty text takes them away. */
type Given = Readonly<Record<string, string>>

type Keyed = Pick<Action, 'name' | 'shortcuts'>
type Scoped = Keyed & Pick<Action, 'scope'>

export function keysAmong(given: Given, { name, shortcuts }: Keyed): readonly string[] {
  const own = given[name]
  if (own === undefined) return shortcuts
  return own === '' ? [] : [own]
}

const HELD = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'])

/** A key press as a shortcut is written, or null while only keys like Shift are held. */
export function shortcutOf(stroke: KeyStroke, mac = isMac): string | null {
  if (HELD.has(stroke.key)) return null
  const letter = /^Key([A-Z])$/.exec(stroke.code)?.[1]
  // With Alt or Shift held a layout may print another character than the key's own.
  const key = (stroke.altKey || stroke.shiftKey) && letter ? letter : stroke.key
  const isSymbol = key.length === 1 && !/[a-z0-9]/i.test(key)
  return [
    (mac ? stroke.metaKey : stroke.ctrlKey) && 'Mod',
    stroke.shiftKey && !isSymbol && 'Shift',
    stroke.altKey && 'Alt',
    key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key,
  ]
    .filter((part) => part !== false)
    .join('+')
}

const BROWSER = new Set(
  (
    'Mod+T Mod+N Mod+W Mod+Q Mod+R Mod+L Mod+P Mod+H Mod+Tab Mod+Shift+T Mod+Shift+N Mod+Shift+W Mod+Shift+R ' +
    'Mod+Shift+I Mod+Shift+J Mod+Shift+C Mod+Shift+Tab Alt+ArrowLeft Alt+ArrowRight Alt+F4 F1 F5 F11 F12'
  ).split(' '),
)

const WALKING = /^(?:Shift\+)?(?:Arrow\w+|Home|End|Enter|Escape|Tab|Space)$/

/** Why no action can have these keys, or null. */
export function refusalOf(shortcut: string): string | null {
  if (BROWSER.has(shortcut) || /^Mod\+\d$/.test(shortcut))
    return 'The browser keeps these keys for itself.'
  if (WALKING.test(shortcut)) return 'These keys move about and open things everywhere.'
  return null
}

/** Keys in one order, however they are written: `Shift+Mod+Z` is `Mod+Shift+Z`. */
const written = (shortcut: string): string => partsOf(shortcut).toSorted().join('+')

const meet = (one: Scoped['scope'], other: Scoped['scope']): boolean =>
  !(one === 'map' && other === 'flow') && !(one === 'flow' && other === 'map')

/** The action that has these keys already where this one would; `G` stands in the way of `G C`. */
export function takenBy<A extends Scoped>(
  all: readonly A[],
  given: Given,
  action: Scoped,
  shortcut: string,
): A | undefined {
  const wished = written(shortcut)
  return all.find(
    (other) =>
      other.name !== action.name &&
      meet(other.scope, action.scope) &&
      keysAmong(given, other).some(
        (keys) => written(keys) === wished || keys.startsWith(`${shortcut} `),
      ),
  )
}

/** The keys with one action's changed; another that had them has none then. */
export function remapped(given: Given, action: Keyed, shortcut: string, other?: Keyed): Given {
  const next = { ...given, [action.name]: shortcut, ...(other && { [other.name]: '' }) }
  return isOwn(action, shortcut) ? without(next, action.name) : next
}

const isOwn = ({ shortcuts }: Keyed, shortcut: string): boolean =>
  shortcuts.length <= 1 && (shortcuts[0] ?? '') === shortcut

export function without(given: Given, name: string): Given {
  const { [name]: _, ...rest } = given
  return rest
}
