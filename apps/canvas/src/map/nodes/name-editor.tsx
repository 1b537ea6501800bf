import type { Node } from '@drawbridge/manifest'
import { useRef, useState } from 'react'
import { partNameRefusal } from '../../document/names.ts'
import { perform, useDocument } from '../../stores/document.ts'
import { announce, notify, useSession } from '../../stores/session.ts'
import { Remark } from '../../ui/remark.tsx'
import { focusMap } from '../camera.ts'

/**
 * The name of a part, being typed on the map. Enter keeps it, or says why it can't be kept; Esc
 * leaves it as it was.
 */
export function NameEditor({ part }: { readonly part: Node }) {
  const done = useRef(false)
  const [remark, setRemark] = useState<string | null>(null)
  const close = (): void => {
    done.current = true
    useSession.setState({ renaming: null })
    focusMap(part.id)
  }
  /** Why a name could not be kept, or null when it was. */
  const keep = (name: string): string | null =>
    name === part.name
      ? null
      : (partNameRefusal(useDocument.getState().manifest, part, name) ??
        perform({ type: 'renameNode', id: part.id, name }))
  return (
    <Remark text={remark}>
      <input
        autoFocus
        defaultValue={part.name}
        aria-label="Name"
        maxLength={100}
        className="nodrag nopan -ml-1 h-6 w-full rounded-chip border border-accent bg-surface px-1 text-13 font-semibold"
        onFocus={(event) => event.target.select()}
        onInput={() => setRemark(null)}
        onBlur={(event) => {
          if (done.current) return
          const reason = keep(event.target.value.trim())
          close()
          if (reason !== null) notify({ tone: 'error', text: reason })
        }}
        onKeyDown={(event) => {
          event.stopPropagation()
          if (event.key === 'Escape') close()
          if (event.key !== 'Enter') return
          const reason = keep(event.currentTarget.value.trim())
          setRemark(reason)
          if (reason === null) close()
          else announce(reason)
        }}
      />
    </Remark>
  )
}
