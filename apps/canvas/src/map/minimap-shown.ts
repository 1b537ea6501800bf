import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'

/** From so many parts on, the minimap shows itself. */
const MANY = 15

/** Whether the minimap is there: by choice, else by the size of the drawing. */
export const minimapShown = (chosen: boolean | null, parts: number): boolean =>
  chosen ?? parts > MANY

export const isMinimapShown = (): boolean =>
  minimapShown(useSession.getState().minimap, useDocument.getState().manifest.nodes.length)
