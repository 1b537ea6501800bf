import type { Property } from '@drawbridge/kinds/faces'
import type { Json } from '@drawbridge/manifest'

/** What a table of properties is given. */
export interface PropertyTableProps {
  readonly label: string
  readonly value: Json | undefined
  readonly pointer: string
  readonly onKeep: (value: Json | undefined) => void
  /** Stands under a title that says what it is. */
  readonly titled?: boolean
  /** What is there already as text, each as it would begin when it is said what it is. */
  readonly offered?: readonly Property[]
}
