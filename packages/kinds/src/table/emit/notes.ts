import { doc, type Code } from '@drawbridge/source'
import type { Reach } from './reach.ts'
import { mayBeEveryone } from './statements.ts'

/** Says what the owner of a function is for. */
export function reachNote(reach: Reach): Code | false {
  return mayBeEveryone(reach) && doc(`Those of one owner, or of everyone where it is null.`)
}
