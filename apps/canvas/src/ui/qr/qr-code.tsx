import { useMemo } from 'react'
import { classNames } from '../class-names.ts'
import { squaresOf } from './squares.ts'

interface QrCodeProps {
  readonly text: string
  readonly label: string
  readonly className?: string
}

/** White around it, for cameras to find it. */
const MARGIN = 4

/** A text for a camera. Dark on light in either theme: not every camera reads it the other way round. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const squares = useMemo(() => squaresOf(text), [text])
  if (squares === undefined) return null
  const size = squares.length + 2 * MARGIN
  const dark = squares.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + MARGIN} ${y + MARGIN}h1v1h-1z`] : [])),
  )
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={classNames('rounded-control', className)}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
