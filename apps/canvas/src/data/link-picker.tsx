import { useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../ui/button.tsx'
import { TextInput } from '../ui/fields.tsx'
import { keysOf, keysText, useFound, useNames, type Leads } from './linked-rows.ts'

interface LinkPickerProps {
  readonly name: string
  readonly leads: Leads
  /** The keys of those that are chosen. */
  readonly chosen: string
  /** What was typed to open it. */
  readonly typed: string
  /** Null: it stays as it was. */
  readonly onDone: (text: string | null) => void
}

/** Chooses rows that a row leads to: those that are chosen stand first, others are looked for by name. */
export function LinkPicker({ name, leads, chosen, typed, onDone }: LinkPickerProps) {
  const done = useRef(false)
  const box = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(typed)
  const [keys, setKeys] = useState(() => keysOf(chosen))
  // Those that are taken out stay in their place until the end, so that they can be put in again.
  const [before] = useState(keys)
  const names = useNames(leads, before)
  const found = useFound(leads, wanted.trim())
  const shown = [
    ...before.map((key) => ({ key, name: names.get(key) ?? key })),
    ...found.filter(({ key }) => !before.includes(key)),
  ]
  const toggle = (key: string): void =>
    setKeys((all) => (all.includes(key) ? all.filter((one) => one !== key) : [...all, key]))

  function end(text: string | null): void {
    if (done.current) return
    done.current = true
    box.current?.closest<HTMLElement>('[role=grid]')?.focus()
    onDone(text)
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (event.key === 'Escape') end(null)
    if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    const [first] = found
    if (wanted.trim() === '' || first === undefined) return end(keysText(keys))
    toggle(first.key)
    setWanted('')
  }

  return (
    <div
      ref={box}
      role="dialog"
      tabIndex={-1}
      aria-label={`Choose ${name}`}
      className="absolute top-0 left-0 z-20 flex max-h-72 w-64 max-w-[80vw] flex-col gap-1 rounded-panel border bg-raised p-2 shadow-2"
      onMouseDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) end(keysText(keys))
      }}
    >
      <TextInput
        aria-label={`Look for ${name}`}
        placeholder="Look for one"
        autoFocus
        value={wanted}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
      />
      <ul className="min-h-0 flex-1 overflow-y-auto">
        {shown.map(({ key, name: called }) => (
          <li key={key}>
            <label className="flex min-h-7 items-center gap-2 rounded-control px-1.5 hover:bg-hover">
              <input
                type="checkbox"
                className="accent-accent"
                checked={keys.includes(key)}
                onChange={() => toggle(key)}
              />
              <span className="min-w-0 flex-1 truncate">{called}</span>
              <span className="text-12 text-text-3">{key}</span>
            </label>
          </li>
        ))}
        {shown.length === 0 && (
          <li className="px-1.5 py-1 text-text-2">None is called like this.</li>
        )}
      </ul>
      <Button size={24} className="self-end" onClick={() => end(keysText(keys))}>
        Done
      </Button>
    </div>
  )
}
