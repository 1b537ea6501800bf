/** Under this media type a kind of part is dragged from the palette to the map. */
export const DRAG_TYPE = 'application/x-drawbridge-kind'

/** What is dragged can't be read before it is dropped, but its types can: one of them names the kind. */
export const typeOfKind = (kind: string): string => `${DRAG_TYPE}.${kind.toLowerCase()}`

/** The kind of part that is being dragged, or null. */
export const kindDragged = ({ types }: DataTransfer): string | null =>
  types.find((type) => type.startsWith(`${DRAG_TYPE}.`))?.slice(DRAG_TYPE.length + 1) ?? null
