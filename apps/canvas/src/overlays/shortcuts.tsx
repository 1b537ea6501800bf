import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { SECTIONS } from '../actions/action.ts'
import { ACTIONS } from '../actions/all.ts'
import { isHere } from '../actions/here.ts'
import { keysAmong } from '../actions/remap.ts'
import { printShortcut } from '../actions/shortcut.ts'
import { setShortcuts } from '../preferences.ts'
import { useSession } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextInput } from '../ui/fields.tsx'
import { Keys } from '../ui/keys.tsx'
import { ShortcutRow } from './shortcut-row.tsx'

/** What cannot be changed: keys that walk, and what the hand does. */
const FIXED = [
  ['Enter', 'Open the details of the part'],
  ['ArrowLeft', 'Walk to the joined or nearest part (all four arrows)'],
  ['Shift+ArrowRight', 'Select everything down from here'],
  ['Home', 'Go to the first part'],
  ['Escape', 'Let go of the selection'],
  ['Alt+Drag', 'Leave a copy where a part is dropped'],
  ['Shift+Drag', 'Move a part freely, off the grid'],
  ['Alt+Click', 'Take away a connection, or all of a port'],
  ['Mod+Enter', 'Send the request'],
] as const

/** Everything that keys can do, and which; each can have others. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const given = useSession((session) => session.shortcuts)
  const [search, setSearch] = useState('')
  const wished = search.trim().toLowerCase()
  const fits = (label: string, keys: string): boolean =>
    `${label} ${printShortcut(keys).join('+')}`.toLowerCase().includes(wished)
  const sections = SECTIONS.map((section) => ({
    section,
    rows: ACTIONS.filter(
      (action) =>
        action.section === section &&
        isHere(action) &&
        fits(action.label, keysAmong(given, action)[0] ?? ''),
    ),
  })).filter(({ rows }) => rows.length > 0)
  const fixed = FIXED.filter(([keys, label]) => fits(label, keys))
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Single keys work while the map has the focus. What you change goes with you."
      className="w-[860px] max-w-[94vw]"
      onClose={onClose}
    >
      <div className="mb-3 flex items-center gap-2">
        <TextInput
          type="search"
          aria-label="Search shortcuts"
          placeholder="What it does, or its keys"
          data-autofocus
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {Object.keys(given).length > 0 && (
          <Button icon={<RotateCcw size={14} />} onClick={() => setShortcuts({})}>
            Reset all
          </Button>
        )}
      </div>
      {sections.length + fixed.length === 0 && (
        <p className="text-text-2">Nothing of that name or with these keys.</p>
      )}
      <div className="gap-8 sm:columns-2">
        {sections.map(({ section, rows }) => (
          <section key={section} aria-label={section} className="mb-4 break-inside-avoid-page">
            <h3 className="mb-1 text-11 font-medium text-text-3">{section}</h3>
            <ul>
              {rows.map((action) => (
                <ShortcutRow key={action.name} action={action} />
              ))}
            </ul>
          </section>
        ))}
        {fixed.length > 0 && (
          <section aria-label="Always" className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-11 font-medium text-text-3">Always</h3>
            <ul>
              {fixed.map(([keys, label]) => (
                <li key={keys} className="flex min-h-7 items-center justify-between gap-4">
                  {label} <Keys keys={keys} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}
