import { Pencil, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Action } from '../actions/action.ts'
import { ACTIONS } from '../actions/all.ts'
import { keysAmong, refusalOf, remapped, shortcutOf, takenBy, without } from '../actions/remap.ts'
import { printShortcut } from '../actions/shortcut.ts'
import { setShortcuts } from '../preferences.ts'
import { announce, useSession } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Keys } from '../ui/keys.tsx'

/** An action with its keys, which can be others. */
export function ShortcutRow({ action }: { readonly action: Action }) {
  const given = useSession((session) => session.shortcuts)
  const [asking, setAsking] = useState(false)
  const change = useRef<HTMLButtonElement>(null)
  const { label, name } = action
  const [keys = ''] = keysAmong(given, action)
  const done = (next?: string, other?: Action): void => {
    setAsking(false)
    // The button is there again once this is drawn.
    requestAnimationFrame(() => change.current?.focus())
    if (next === undefined) return
    setShortcuts(remapped(given, action, next, other))
    announce(next === '' ? `${label} has no keys.` : `${label}: ${spoken(next)}.`)
  }
  return (
    <li className="group/keys flex min-h-7 flex-wrap items-center gap-1">
      <span className="min-w-0 flex-1">{label}</span>
      {asking ? (
        <Recorder action={action} hasKeys={keys !== ''} onDone={done} />
      ) : (
        <>
          <span className="flex gap-1">
            {keys === '' ? (
              <span className="text-12 text-text-3">none</span>
            ) : (
              keys.split(' ').map((key) => <Keys key={key} keys={key} />)
            )}
          </span>
          {given[name] !== undefined && (
            <IconButton
              label={`Reset the keys of ${label}`}
              size={24}
              onClick={() => {
                setShortcuts(without(given, name))
                change.current?.focus()
              }}
            >
              <RotateCcw size={12} />
            </IconButton>
          )}
          <Button
            ref={change}
            look="quiet"
            size={24}
            aria-label={`Change the keys of ${label}${keys && `, now ${spoken(keys)}`}`}
            className="!px-1.5 opacity-60 group-hover/keys:opacity-100 focus-visible:opacity-100"
            onClick={() => setAsking(true)}
          >
            <Pencil size={12} aria-hidden />
          </Button>
        </>
      )}
    </li>
  )
}

const spoken = (keys: string): string =>
  keys
    .split(' ')
    .map((one) => printShortcut(one).join(' '))
    .join(', then ')

interface RecorderProps {
  readonly action: Action
  readonly hasKeys: boolean
  readonly onDone: (keys?: string, other?: Action) => void
}

/** Waits for the keys to be pressed, and says what stands in their way. */
function Recorder({ action, hasKeys, onDone }: RecorderProps) {
  const given = useSession((session) => session.shortcuts)
  const box = useRef<HTMLDivElement>(null)
  const [pressed, setPressed] = useState('')
  useEffect(() => box.current?.focus(), [])
  const refusal = pressed === '' ? null : refusalOf(pressed)
  const other = pressed === '' ? undefined : takenBy(ACTIONS, given, action, pressed)
  const problem = refusal ?? (other && `It is “${other.label}” already.`)
  const press = (event: React.KeyboardEvent): void => {
    // Keys go by Tab to the buttons, as everywhere, and Esc leaves it as it was.
    if (event.target !== box.current || event.key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onDone()
    const keys = shortcutOf(event)
    if (keys === null) return
    if (refusalOf(keys) === null && !takenBy(ACTIONS, given, action, keys)) return onDone(keys)
    setPressed(keys)
  }
  return (
    <span
      className="flex flex-wrap items-center justify-end gap-1"
      role="group"
      aria-label={`Keys of ${action.label}`}
      onKeyDown={press}
    >
      <div
        ref={box}
        role="textbox"
        aria-label={`Press the keys for ${action.label}`}
        tabIndex={0}
        className="flex h-6 min-w-28 items-center gap-1 rounded-control border border-accent px-2 text-12 text-text-2"
      >
        {pressed === '' ? 'Press the keys…' : <Keys keys={pressed} />}
      </div>
      {other && !refusal && (
        <Button size={24} onClick={() => onDone(pressed, other)}>
          Use it here
        </Button>
      )}
      {hasKeys && (
        <Button size={24} onClick={() => onDone('')}>
          No keys
        </Button>
      )}
      <Button size={24} look="quiet" onClick={() => onDone()}>
        Cancel
      </Button>
      {problem && (
        <span role="alert" className="w-full text-right text-12 text-error">
          {problem}
        </span>
      )}
    </span>
  )
}
