import type { Node } from '@drawbridge/manifest'
import { ALIGN_ACTIONS } from '../actions/align.ts'
import { duplicateAction } from '../actions/duplicate.ts'
import { groupAction } from '../actions/group.ts'
import { removeAction } from '../actions/remove.ts'
import { tidyAction } from '../actions/tidy.ts'
import { select } from '../stores/session.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { IconTile } from '../ui/icon-tile.tsx'

const COMMON = [duplicateAction, groupAction, tidyAction, removeAction] as const

/** Several parts at once: what can be done with all of them. */
export function ManyDetails({ nodes }: { readonly nodes: readonly Node[] }) {
  return (
    <div className="p-4">
      <h2 className="mb-3 text-16 font-semibold">{nodes.length} parts</h2>
      <div className="mb-4 flex flex-wrap gap-2">
        {COMMON.filter(({ isPossible }) => isPossible()).map(
          ({ name, label, icon: Icon, perform }) => (
            <Button key={name} size={28} icon={<Icon size={14} />} onClick={perform}>
              {label}
            </Button>
          ),
        )}
      </div>
      <div role="toolbar" aria-label="Align" className="mb-4 flex flex-wrap gap-1">
        {ALIGN_ACTIONS.filter(({ isPossible }) => isPossible()).map(
          ({ name, label, icon: Icon, perform }) => (
            <IconButton key={name} label={label} size={32} className="border" onClick={perform}>
              <Icon size={16} />
            </IconButton>
          ),
        )}
      </div>
      <ul>
        {nodes.map(({ id, kind, name }) => (
          <li key={id}>
            <button
              type="button"
              className="flex h-8 w-full items-center gap-2 rounded-control px-2 hover:bg-hover"
              onClick={() => select(id)}
            >
              <IconTile kind={kind} size={24} />
              {name}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
