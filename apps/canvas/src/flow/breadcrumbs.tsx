import { ChevronRight } from 'lucide-react'
import { useDocument } from '../stores/document.ts'
import { IconTile } from '../ui/icon-tile.tsx'
import { leaveFlow } from './current.ts'
import { titleOfFlow } from './start-words.ts'
import type { OpenFlow } from './place.ts'

/** Where the flow stands: the map, the part, and the flow itself. */
export function Breadcrumbs({ flow }: { readonly flow: OpenFlow }) {
  const project = useDocument((document) => document.manifest.name)
  return (
    <nav
      aria-label="Breadcrumbs"
      className="absolute top-3 left-3 z-10 flex h-9 max-w-[80%] items-center whitespace-nowrap max-[759px]:max-w-[calc(100%-24px)] gap-1 rounded-full border bg-surface px-3 shadow-1"
    >
      <button
        type="button"
        className="h-6 max-w-40 min-w-0 truncate rounded-chip px-1 text-text-2 hover:text-text hover:underline"
        onClick={() => leaveFlow()}
      >
        {project}
      </button>
      {flow.sort !== 'flow' && (
        <>
          <ChevronRight size={14} aria-hidden className="text-text-3" />
          <button
            type="button"
            className="flex items-center gap-1.5 rounded-chip px-1 text-text-2 hover:text-text hover:underline"
            onClick={() => leaveFlow()}
          >
            <IconTile kind={flow.part.kind} size={24} />
            {flow.part.name}
          </button>
        </>
      )}
      <ChevronRight size={14} aria-hidden className="text-text-3" />
      <span aria-current="page" className="truncate px-1 font-mono text-12 font-medium">
        {titleOfFlow(flow)}
      </span>
    </nav>
  )
}
