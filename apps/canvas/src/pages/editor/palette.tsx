import { FACES, type PaletteGroup, type KindFace } from '@drawbridge/kinds/faces'
import { useEffect, useRef } from 'react'
import { addPart } from '../../actions/add-part.ts'
import { useShownFlow } from '../../flow/current.ts'
import { DRAG_TYPE, typeOfKind } from '../../map/drag-type.ts'
import { useSession } from '../../stores/session.ts'
import { classNames } from '../../ui/class-names.ts'
import { IconTile } from '../../ui/icon-tile.tsx'
import { PanelTitle } from '../../ui/panel-title.tsx'
import { StepPalette } from './step-palette.tsx'

const GROUPS: readonly (readonly [PaletteGroup, string])[] = [
  ['data', 'Data'],
  ['people', 'People'],
  ['callers', 'Callers'],
  ['paper', 'Paper'],
]

/** What can be added to what is on the screen: parts to the map, steps to a flow. */
export function Palette() {
  return useShownFlow() ? <StepPalette /> : <PartPalette />
}

/** Every kind of part: drag one to its place, or click to put it in the middle. */
function PartPalette() {
  return (
    <>
      <PanelTitle title="Add parts" hint="Drag to the map, or click" />
      {GROUPS.map(([group, title]) => (
        <div key={group} className="px-2 pb-2">
          <h3 className="px-2 py-1 text-11 font-medium text-text-3">{title}</h3>
          {FACES.filter(({ about }) => about.group === group).map((kind) => (
            <Tile key={kind.kind} kind={kind} />
          ))}
        </div>
      ))}
    </>
  )
}

function Tile({ kind: { kind, about } }: { readonly kind: KindFace }) {
  const tile = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const suggested = useSession((session) => session.suggested === kind)
  useEffect(() => {
    if (suggested) button.current?.focus()
  }, [suggested])
  return (
    <div
      ref={tile}
      className={classNames(
        'relative flex items-start gap-2.5 rounded-control px-2 py-2 hover:bg-hover',
        'has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent',
        suggested && 'bg-accent/10 outline-2 outline-accent',
      )}
    >
      <IconTile kind={kind} size={24} />
      <div className="min-w-0">
        <button
          ref={button}
          type="button"
          draggable
          aria-label={`Add ${about.title}`}
          className="block cursor-grab text-left font-medium outline-none after:absolute after:inset-0 active:cursor-grabbing"
          onBlur={() => {
            if (suggested) useSession.setState({ suggested: null })
          }}
          onDragStart={(event) => {
            event.dataTransfer.setData(DRAG_TYPE, kind)
            event.dataTransfer.setData(typeOfKind(kind), '')
            event.dataTransfer.effectAllowed = 'copy'
            if (tile.current) event.dataTransfer.setDragImage(tile.current, 24, 24)
          }}
          onClick={() => addPart(kind)}
        >
          {about.title}
        </button>
        <p className="text-12 text-text-3">{about.summary}</p>
      </div>
    </div>
  )
}
