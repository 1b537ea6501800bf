import { isShownAt, type Level } from '@drawbridge/manifest'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { Fragment, useState, type ReactNode } from 'react'
import { useSession } from '../stores/session.ts'

/** Something of a form that may be folded away. */
export interface Layer {
  readonly key: string
  readonly title: string
  readonly level?: Level | undefined
  /** What is set is shown to everybody. */
  readonly isSet: boolean
  /** JSON pointer inside the part: what leads there, or below, unfolds it. */
  readonly pointer?: string | undefined
  readonly content: ReactNode
}

interface LayersProps {
  readonly layers: readonly Layer[]
  readonly className?: string
}

/**
 * As much of a form as somebody has chosen to see; the rest is one press away. What was seen once
 * stays until the level changes, so that nothing goes from under the hand that empties it.
 */
export function Layers({ layers, className }: LayersProps) {
  const level = useSession((session) => session.level)
  const wanted = useSession((session) => session.wanted?.field)
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState<Seen>({ level, keys: [] })
  const before = seen.level === level ? seen.keys : []
  const keys = layers
    .filter((layer) => before.includes(layer.key) || isShown(layer, level) || leads(wanted, layer))
    .map(({ key }) => key)
  if (seen.level !== level || keys.length !== before.length) setSeen({ level, keys })
  const folded = layers.filter(({ key }) => !keys.includes(key))
  return (
    <>
      {layers.map(
        ({ key, content }) =>
          (open || keys.includes(key)) && <Fragment key={key}>{content}</Fragment>,
      )}
      {folded.length > 0 && (
        <button
          type="button"
          aria-expanded={open}
          className={`flex min-h-7 items-center gap-1.5 rounded-control px-1.5 text-left text-12 text-text-2 hover:bg-hover ${className ?? '-ml-1.5'}`}
          onClick={() => setOpen(!open)}
        >
          {open ? (
            <ChevronDown size={14} aria-hidden className="shrink-0" />
          ) : (
            <ChevronRight size={14} aria-hidden className="shrink-0" />
          )}
          <span className="shrink-0 font-medium">{open ? 'Less' : 'More'}</span>
          <span className="min-w-0 truncate text-text-3">{namesOf(folded)}</span>
        </button>
      )}
    </>
  )
}

interface Seen {
  readonly level: Level
  readonly keys: readonly string[]
}

/** Whether somebody at a level sees it without asking for more. */
export const isShown = ({ level: belongs, isSet }: Layer, level: Level): boolean =>
  isSet || isShownAt(level, belongs)

const leads = (wanted: string | undefined, { pointer }: Layer): boolean =>
  wanted !== undefined &&
  pointer !== undefined &&
  (wanted === pointer || wanted.startsWith(`${pointer}/`))

const namesOf = (layers: readonly Layer[]): string =>
  layers.map(({ title }) => title.toLowerCase()).join(', ')
