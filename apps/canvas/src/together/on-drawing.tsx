import { useStore } from '@xyflow/react'
import type { Present } from '@drawbridge/protocol'
import { MousePointer2 } from 'lucide-react'
import type { Box } from '../map/geometry.ts'
import { OnPaper } from '../map/on-paper.tsx'
import { useSession } from '../stores/session.ts'
import { colourAmong } from './colour.ts'
import { useOthers } from './others.ts'

interface OnDrawingProps {
  /** The flow that is seen, as addresses name it; null on the map. */
  readonly flow: string | null
  /** Where something stands that may be selected. */
  readonly boxOf: (id: string) => Box | undefined
}

/** The others' pointers, and rings around what they have selected. */
export function OnDrawing({ flow, boxOf }: OnDrawingProps) {
  const others = useOthers()
  const zoom = useStore(({ transform }) => transform[2])
  const here = others.filter((one) => one.here?.flow === flow && one.here.view !== 'code')
  if (here.length === 0) return null
  return (
    <OnPaper>
      <div aria-hidden className="pointer-events-none">
        {here.map((one) => (
          <Rings key={one.id} person={one} boxOf={boxOf} zoom={zoom} />
        ))}
        {here.map((one) => (
          <Pointer key={one.id} person={one} zoom={zoom} />
        ))}
      </div>
    </OnPaper>
  )
}

interface OneProps {
  readonly person: Present
  readonly zoom: number
}

function Rings({ person, boxOf, zoom }: OneProps & Pick<OnDrawingProps, 'boxOf'>) {
  const color = useSession((session) => colourAmong(session, person.account))
  return person.here?.selection.map((id) => {
    const box = boxOf(id)
    if (!box) return null
    const { x, y, width, height } = box
    return (
      <div
        key={id}
        data-selected-by={person.name}
        className="absolute rounded-node"
        style={{
          transform: `translate(${x}px, ${y}px)`,
          width,
          height,
          outline: `${2 / zoom}px solid ${color}`,
          outlineOffset: 3 / zoom,
        }}
      />
    )
  })
}

function Pointer({ person, zoom }: OneProps) {
  const cursor = person.here?.cursor
  const color = useSession((session) => colourAmong(session, person.account))
  if (!cursor) return null
  return (
    <div
      data-pointer-of={person.name}
      className="absolute z-30 origin-top-left transition-transform duration-75 ease-linear motion-reduce:transition-none"
      style={{ transform: `translate(${cursor.x}px, ${cursor.y}px) scale(${1 / zoom})` }}
    >
      <MousePointer2 size={18} fill={color} stroke="var(--surface)" strokeWidth={1.5} />
      <span
        className="absolute top-4 left-3.5 max-w-40 truncate rounded-chip px-1.5 py-0.5 text-12 font-medium whitespace-nowrap text-on-solid"
        style={{ backgroundColor: color }}
      >
        {person.name.split('@')[0]}
      </span>
    </div>
  )
}
