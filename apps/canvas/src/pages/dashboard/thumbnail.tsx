import type { Sketch } from '@drawbridge/protocol'
import { faceOf, kindFor } from '@drawbridge/kinds/faces'
import { tintOf } from '../../kinds/colours.ts'
import { drawnSketch } from './drawn-sketch.ts'

const NO_PARTS = 'Nothing drawn yet'

/** A drawing from very far away, as its map shows it. */
export function Thumbnail({ sketch }: { readonly sketch: Sketch }) {
  const { cards, lines, bounds } = drawnSketch(sketch)
  const { x, y, width, height } = bounds
  return (
    <div
      aria-hidden
      className="thumbnail flex h-28 items-center justify-center border-b bg-canvas px-4 py-3"
    >
      {cards.length === 0 ? (
        <span className="text-12 text-text-3">{NO_PARTS}</span>
      ) : (
        <svg viewBox={`${x} ${y} ${width} ${height}`} className="size-full">
          {lines.map((path) => (
            <path key={path} d={path} className="thumbnail-line" />
          ))}
          {cards.map((card) => (
            <g key={`${card.x} ${card.y}`} transform={`translate(${card.x} ${card.y})`}>
              <rect width={card.width} height={card.height} rx={20} className="thumbnail-card" />
              <rect
                x={16}
                y={12}
                width={card.width - 32}
                height={24}
                rx={12}
                className={`fill-current ${tintOf(faceOf(card.kind)?.about.colour).text}`}
              />
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`

/** `3 tables, sign-in`. */
export function Parts({ parts }: { readonly parts: Readonly<Record<string, number>> }) {
  const tables = parts['table'] ?? 0
  const services = parts[kindFor('services').kind] ?? 0
  const words = [
    tables > 0 ? counted(tables, 'table', 'tables') : '',
    (parts['auth'] ?? 0) > 0 ? 'sign-in' : '',
    (parts['api'] ?? 0) > 0 ? counted(parts['api'] ?? 0, 'API', 'APIs') : '',
    (parts['flow'] ?? 0) > 0 ? counted(parts['flow'] ?? 0, 'flow', 'flows') : '',
    services > 0 ? counted(services, 'service', 'services') : '',
  ].filter(Boolean)
  return <span className="truncate">{words.length > 0 ? words.join(' · ') : 'Empty'}</span>
}
