import { createContext } from 'react'

/** From how far the map is seen: near, where only names can be read, where only large ones can. */
export type Far = 0 | 1 | 2

/** The part from which a connection is being drawn. */
export const JoiningContext = createContext<string | null>(null)
