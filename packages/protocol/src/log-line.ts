import { Type, type Static } from 'typebox'
import type { Frozen } from './frozen.ts'

export const LogLine = Type.Object({
  time: Type.String(),
  level: Type.Enum(['info', 'warning', 'error'] as const),
  text: Type.String(),
  /** The request that it was written in, as its run names it. */
  request: Type.Optional(Type.String()),
})
export type LogLine = Frozen<Static<typeof LogLine>>
