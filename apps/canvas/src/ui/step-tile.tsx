import { createElement } from 'react'
import { stepIcon, stepTint } from '../kinds/step-icons.ts'
import { classNames } from './class-names.ts'

interface StepTileProps {
  readonly kind: string
  readonly size?: 24 | 36
}

/** The picture of a kind of step on a tile of its colour. */
export function StepTile({ kind, size = 24 }: StepTileProps) {
  return (
    <span
      aria-hidden
      className={classNames(
        'icon-tile inline-flex shrink-0 items-center justify-center',
        size === 36 ? 'size-9 rounded-panel' : 'size-6 rounded-control',
        stepTint(kind).tile,
      )}
    >
      {createElement(stepIcon(kind), { size: size === 36 ? 20 : 14, strokeWidth: 2 })}
    </span>
  )
}
