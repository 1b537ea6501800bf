import type { ColumnModel, TableModel } from '../../../model.ts'

/** A value that is known before anything runs; undefined where it is not. */
export type Known = boolean | number | string | null | undefined

/** Something that rules look at, by the way there from the row that is called about. */
export type Place = {
  /** `row.project.owner` */
  readonly path: string
} & (
  | { readonly kind: 'field'; readonly column: ColumnModel }
  /** Whether a row points at whoever calls: true, false for somebody else, null for nobody. */
  | { readonly kind: 'person'; readonly required: boolean }
  /** Whether whoever calls is among them. */
  | { readonly kind: 'people' }
  /** Whether a row that need not be there is: one that is pointed at, or one that points here. */
  | { readonly kind: 'row' }
)

/** What stands at the places that rules look at; the others are as `usual` has them. */
export type World = ReadonlyMap<string, Known>

/** A text of which only that it is an example is known: it is no text of any rule. */
export const SOME_TEXT = '\0'

/** What stands at a place of a row that is made of no more than it needs. */
export function usual(place: Place): Known {
  switch (place.kind) {
    case 'field':
      return usualValue(place.column)
    case 'person':
      return place.required ? false : null
    default:
      return false
  }
}

function usualValue({ type, optional, settings }: ColumnModel): Known {
  if (!optional) {
    // As its example is.
    if (type.type === 'boolean') return true
    if (type.type === 'string' || type.type === 'text') return SOME_TEXT
    if (type.type === 'integer' || type.type === 'float') return Math.ceil(settings?.minimum ?? 1)
    return type.type === 'enum' ? type.values[0] : undefined
  }
  if (settings?.default === undefined) return null
  if (settings.default.kind !== 'literal') return undefined
  const { value } = settings.default
  const isSame =
    type.type === 'boolean' ||
    type.type === 'enum' ||
    type.type === 'integer' ||
    type.type === 'string'
  return isSame ? value : undefined
}

/** A row that rules speak of. */
export interface RowAt {
  readonly path: string
  readonly table: TableModel
}

/** Whose the row is that is called about. */
export const OWNER = 'row.owner'
