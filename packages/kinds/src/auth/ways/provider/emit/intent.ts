import { code, type Code } from '@drawbridge/source'
import * as refs from '../../../../table/emit/refs.ts'

/** `src/auth/provider/intent.ts` */
export const intentFile = (byCookie: boolean): Code => code`
  /** What somebody is with a provider for. */
  export interface Intent {
    readonly returnTo: string
    ${!byCookie && CHALLENGE}
    /** Whose account is to be connected, where they are signed in already. */
    readonly user: ${refs.Caller}['id'] | null
  }`

const CHALLENGE = code`
  /** Of a secret that the page keeps from which they went there. */
  readonly challenge: string`
