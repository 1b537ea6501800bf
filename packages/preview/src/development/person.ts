import type { AuthModel } from '@drawbridge/kinds'

/** Somebody that a backend is tried as. */
export interface Person {
  /** Small letters; tells them from others. */
  readonly name: string
  /** What they are from now on; what they are already, where it is absent. */
  readonly role?: string
  readonly membership?: Membership
  /** They call with a key that is good for these, and not by having signed in. */
  readonly scopes?: readonly string[]
  /** An account for a program, which nobody signs in to. It has scopes. */
  readonly isProgram?: true
}

/** Which organisation somebody is a member of, and as what. */
export interface Membership {
  /** The first or the second that there is; made where it is missing. */
  readonly organisation: number
  readonly role?: string
}

/** The two that everybody knows: an ordinary account, and one of the highest role that is drawn. */
export type Caller = 'user' | 'admin'

export function personOf(caller: Caller | Person, { settings }: AuthModel): Person {
  if (typeof caller !== 'string') return caller
  if (caller === 'user') return { name: caller }
  const { roles } = settings
  const highest = roles.includes('admin') ? 'admin' : roles.at(-1)
  return { name: caller, ...(highest !== undefined && { role: highest }) }
}
