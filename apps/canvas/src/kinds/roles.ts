import { faceOf, plays, type PartRole } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'

type Kind = Pick<Node, 'kind'>

const playing =
  (role: PartRole) =>
  (part: Kind): boolean =>
    plays(part, role)

/** Whether it keeps the rows of all tables, none of which need be joined to it. */
export const isStore = playing('stores')
/** Whether it is somebody else's, and called by flows. */
export const isService = playing('services')
/** Whether it lies behind the parts that it holds. */
export const isFrame = playing('frames')
export const isNote = playing('notes')
/** Whether it is there for people alone: nothing leads to it, and lines go past it. */
export const isPaper = ({ kind }: Kind): boolean => faceOf(kind)?.about.group === 'paper'

export const storeIn = ({ nodes }: Manifest): Node | undefined => nodes.find(isStore)
