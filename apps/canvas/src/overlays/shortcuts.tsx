import { useState } from 'react'
import { SECTIONS } from '../actions/action.ts'
import { isHere } from '../actions/here.ts'
import { ACTIONS } from '../actions/all.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextInput } from '../ui/fields.tsx'
import { Keys } from '../ui/keys.tsx'

const MORE = [
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

/** Every key, and what it does. Single keys work while the map has the focus. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const [search, setSearch] = useState('')
  const fits = (label: string): boolean => label.toLowerCase().includes(search.trim().toLowerCase())
  const sections = SECTIONS.map((section) => ({
    section,
    rows: ACTIONS.filter(
      (action) =>
        action.section === section &&
        action.shortcuts.length > 0 &&
        isHere(action) &&
        fits(action.label),
    ),
  })).filter(({ rows }) => rows.length > 0)
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Single keys work while the map has the focus."
      className="w-[720px] max-w-[94vw]"
      onClose={onClose}
    >
      <TextInput
        type="search"
        aria-label="Search shortcuts"
        placeholder="Search"
        data-autofocus
        className="mb-3"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <div className="columns-2 gap-8">
        {sections.map(({ section, rows }) => (
          <section key={section} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-11 font-medium text-text-3">{section}</h3>
            {rows.map(({ name, label, shortcuts }) => (
              <Row key={name} label={label} keys={shortcuts[0] ?? ''} />
            ))}
          </section>
        ))}
        <section className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-11 font-medium text-text-3">On the map</h3>
          {MORE.filter(([, label]) => fits(label)).map(([keys, label]) => (
            <Row key={keys} label={label} keys={keys} />
          ))}
        </section>
      </div>
    </Dialog>
  )
}

function Row({ label, keys }: { readonly label: string; readonly keys: string }) {
  return (
    <div className="flex min-h-7 items-center justify-between gap-4">
      <span>{label}</span>
      <span className="flex gap-1">
        {keys.split(' ').map((key) => (
          <Keys key={key} keys={key} />
        ))}
      </span>
    </div>
  )
}
