import type { Json } from '@drawbridge/manifest'
import type { Shape } from '../shape.ts'

/** What the field of one setting is given. */
export interface SettingFieldProps {
  readonly name: string
  readonly shape: Shape
  readonly required: boolean
  readonly value: Json | undefined
  /** JSON pointer inside the part: problems lead here. */
  readonly pointer: string
  readonly onKeep: (value: Json | undefined) => void
}
