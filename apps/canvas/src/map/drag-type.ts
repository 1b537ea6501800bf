/** Under this media type a kind of part is dragged from the palette to the map. */
export const DRAG_TYPE = 'application/x-drawbridge-kind'
