import { faceOf, FACES, type KindFace, type PartRole } from '@drawbridge/kinds/faces'
import type { Manifest, Node } from '@drawbridge/manifest'

type Kind = Pick<Node, 'kind'>

const plays =
  (role: PartRole) =>
  ({ kind }: Kind): boolean =>
    faceOf(kind)?.role === role

/** Whether it keeps the rows of all tables, none of which need be joined to it. */
export const isStore = plays('store')
/** Whether it is somebody else's, and called by flows. */
export const isService = plays('service')
/** Whether it lies behind the parts that it holds. */
export const isFrame = plays('frame')
export const isNote = plays('note')
/** Whether it is there for people alone: nothing leads to it, and lines go past it. */
export const isPaper = ({ kind }: Kind): boolean => faceOf(kind)?.about.group === 'paper'

export const storeIn = ({ nodes }: Manifest): Node | undefined => nodes.find(isStore)

/** The kind of part that is added to play a role. */
export function kindFor(role: PartRole): KindFace {
  const face = FACES.find((one) => one.role === role)
  if (!face) throw new Error(`No kind of part is a ${role}.`)
  return face
}
