import type { Node } from '@drawbridge/manifest'
import { useRef } from 'react'
import { partNameRefusal } from '../../document/names.ts'
import { perform, useDocument } from '../../stores/document.ts'
import { notify, useSession } from '../../stores/session.ts'
import { focusMap } from '../camera.ts'

/** The name of a part, being typed on the map. Enter keeps it, Esc leaves it as it was. */
export function NameEditor({ part }: { readonly part: Node }) {
  const done = useRef(false)
  const finish = (name: string | null): void => {
    if (done.current) return
    done.current = true
    useSession.setState({ renaming: null })
    if (name !== null && name.trim() !== '' && name.trim() !== part.name) {
      const reason =
        partNameRefusal(useDocument.getState().manifest, part, name.trim()) ??
        perform({ type: 'renameNode', id: part.id, name: name.trim() })
      if (reason) notify({ tone: 'error', text: reason })
    }
    focusMap(part.id)
  }
  return (
    <input
      autoFocus
      defaultValue={part.name}
      aria-label="Name"
      maxLength={100}
      className="nodrag nopan -ml-1 h-6 w-full rounded-chip border border-accent bg-surface px-1 text-13 font-semibold"
      onFocus={(event) => event.target.select()}
      onBlur={(event) => finish(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') finish(event.currentTarget.value)
        if (event.key === 'Escape') finish(null)
      }}
    />
  )
}
