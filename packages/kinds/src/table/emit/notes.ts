import { doc, type Code } from '@drawbridge/source'
import type { Reach } from './reach.ts'
import type { Resource } from './resource.ts'
import { mayBeEveryone } from './statements.ts'

/** Says what the owner of a function is for. */
export function reachNote({ table }: Resource, reach: Reach): Code | false {
  return mayBeEveryone(reach) && doc(`Those of one owner, or of everyone where it is null.`)
}
