import { Type, type Static } from 'typebox'
import type { Frozen } from './frozen.ts'
import type { ProjectRole } from './roles.ts'

const closed = { additionalProperties: false } as const
/** Further out than any drawing reaches. */
const Coordinate = Type.Number({ minimum: -1e6, maximum: 1e6 })

/** Where somebody looks. It is all that a browser ever says over the WebSocket. */
export const Here = Type.Object(
  {
    type: Type.Literal('here'),
    view: Type.Enum(['map', 'split', 'code', 'data'] as const),
    /** `api_1.e_1`: the flow that is open instead of the map. */
    flow: Type.Union([Type.String({ maxLength: 400 }), Type.Null()]),
    /** Ids of what is selected. */
    selection: Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 }),
    /** In the coordinates of the drawing; null where the pointer is elsewhere. */
    cursor: Type.Union([Type.Object({ x: Coordinate, y: Coordinate }, closed), Type.Null()]),
  },
  closed,
)
export type Here = Frozen<Static<typeof Here>>

/** Somebody who has the project open: of one account several, where it is open in several tabs. */
export interface Present {
  /** Of the connection. */
  readonly id: string
  readonly account: string
  readonly name: string
  readonly role: ProjectRole
  /** Null until they have said. */
  readonly here: Here | null
}

/** What a browser may say, in bytes and in messages a second. */
export const PRESENCE_LIMITS = { bytes: 4096, perSecond: 40 } as const
