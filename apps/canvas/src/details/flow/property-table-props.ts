import type { Json } from '@drawbridge/manifest'

/** What a table of properties is given. */
export interface PropertyTableProps {
  readonly label: string
  readonly value: Json | undefined
  readonly pointer: string
  readonly onKeep: (value: Json | undefined) => void
  /** Stands under a title that says what it is. */
  readonly titled?: boolean
  /** Names that are known already, to be given more than text for a type. */
  readonly offered?: readonly string[]
}
