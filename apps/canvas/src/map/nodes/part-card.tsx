import { Handle, Position, type NodeProps } from '@xyflow/react'
import { CircleAlert, Ellipsis, TriangleAlert } from 'lucide-react'
import { memo, useContext, type MouseEvent } from 'react'
import { removeConnections } from '../../actions/remove.ts'
import { judge } from '../../kinds/connecting.ts'
import { titleOf } from '../../kinds/words.ts'
import { show, useSession } from '../../stores/session.ts'
import { useDocument } from '../../stores/document.ts'
import { counted } from '../../ui/counted.ts'
import { IconTile } from '../../ui/icon-tile.tsx'
import { isPlain } from '../plain.ts'
import type { PartData } from '../scene.ts'
import { GhostMark } from './ghost-mark.tsx'
import { NameEditor } from './name-editor.tsx'
import { PartRows } from './part-rows.tsx'
import { JoiningContext } from './seen.ts'
import { subtitleOf } from './subtitle.ts'

/** A part on the map: what it is, what it is called, and what it holds. */
export const PartCard = memo(function PartCard(props: NodeProps & { data: PartData }) {
  const { id, data, selected } = props
  const { part, errors, warnings, lit, ghost, far = 0 } = data
  const renaming = useSession((session) => session.renaming === id)
  const refused = useRefused(id)
  const title = titleOf(part.kind)
  // It is in the picture of all plates, and here to be pressed.
  if (far === 2 && !renaming && isPlain('part', data, selected))
    return <div className="part-card" data-plate />
  return (
    <div
      className="part-card group flex flex-col"
      data-far={far}
      data-lit={lit ?? undefined}
      data-errors={errors > 0 || undefined}
      data-ghost={ghost ?? undefined}
      data-dim={refused !== null || undefined}
      title={refused ?? undefined}
    >
      {far < 2 && <Ports id={id} name={part.name} />}
      <header className="part-head flex min-h-12 shrink-0 items-center gap-2.5 px-2.5">
        {far < 2 && <IconTile kind={part.kind} />}
        <div className="min-w-0 flex-1">
          {renaming ? (
            <NameEditor part={part} />
          ) : (
            <p className="part-title truncate text-13 font-semibold" title={part.name}>
              {part.name}
            </p>
          )}
          {far < 2 && (
            <p className="part-subtitle truncate text-12 text-text-2">
              {title}
              <span aria-hidden> · </span>
              {subtitleOf(data)}
            </p>
          )}
        </div>
        {ghost && <GhostMark ghost={ghost} />}
        {errors > 0 && (
          <span className="flex items-center gap-0.5 text-12 font-semibold text-error">
            <CircleAlert size={16} aria-label={counted(errors, 'problem')} />
            {errors > 1 && errors}
          </span>
        )}
        {errors === 0 && warnings > 0 && (
          <TriangleAlert
            size={16}
            className="text-warning"
            aria-label={counted(warnings, 'warning')}
          />
        )}
        {far < 2 && <More id={id} name={part.name} />}
      </header>
      {far === 0 && <PartRows data={data} />}
    </div>
  )
})

/** From far away there would be no room beside it. */
function More({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={`Actions for ${name}`}
      className="part-more nodrag -mr-1 hidden items-center justify-center rounded-control text-text-2 group-hover:flex pointer-coarse:flex hover:bg-hover"
      onClick={(event) => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        useSession.setState({ selection: [id] })
        show({ type: 'menu', at: { x: left, y: bottom + 4 }, about: 'node' })
      }}
    >
      <Ellipsis size={16} />
    </button>
  )
}

/** Where connections begin and end. */
function Ports({ id, name }: { readonly id: string; readonly name: string }) {
  const disconnect = (end: 'from' | 'to') => (event: MouseEvent) => {
    if (!event.altKey) return
    event.stopPropagation()
    removeConnections(id, end)
  }
  return (
    <>
      <Handle
        type="target"
        position={Position.Left}
        className="!top-6"
        aria-hidden
        data-port={`into ${name}`}
        onClickCapture={disconnect('to')}
      />
      <Handle
        type="source"
        position={Position.Right}
        className="!top-6"
        aria-hidden
        data-port={`out of ${name}`}
        onClickCapture={disconnect('from')}
      />
    </>
  )
}

/** While a connection is being drawn: why it can't end here, or null when it can. */
function useRefused(id: string): string | null {
  const from = useContext(JoiningContext)
  const manifest = useDocument((document) => (from === null ? null : document.manifest))
  if (manifest === null || from === null || from === id) return null
  const verdict = judge(manifest, from, id)
  return verdict.ok ? null : verdict.reason
}
