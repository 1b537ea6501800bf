import { createElement } from 'react'
import { faceOf } from '@drawbridge/kinds/faces'
import { tintOf } from '../kinds/colours.ts'
import { iconOf } from '../kinds/faces.ts'
import { classNames } from './class-names.ts'

/** The picture of a kind on a tile of its colour. */
export function IconTile({
  kind,
  size = 28,
}: {
  readonly kind: string
  readonly size?: 24 | 28 | 36
}) {
  const box = {
    24: 'size-6 rounded-control',
    28: 'size-7 rounded-panel',
    36: 'size-9 rounded-panel',
  }
  return (
    <span
      aria-hidden
      className={classNames(
        'icon-tile inline-flex shrink-0 items-center justify-center',
        box[size],
        tintOf(faceOf(kind)?.about.colour).tile,
      )}
    >
      {createElement(iconOf(kind), {
        size: size === 36 ? 20 : size === 28 ? 16 : 14,
        strokeWidth: 2,
      })}
    </span>
  )
}
