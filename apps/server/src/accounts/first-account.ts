import { timingSafeEqual } from 'node:crypto'
import { isLoopback, type StudioConfig } from '../config.ts'
import { Refused } from '../http/problem.ts'
import { randomSecret, sha256 } from '../ids.ts'

/**
 * Where others can reach the studio, whoever registers first must have seen its console. The token
 * is worth nothing once there is an account.
 */
export class FirstAccount {
  /** To be printed at boot; undefined on loopback. */
  readonly token: string | undefined

  constructor(config: StudioConfig) {
    this.token = isLoopback(config.host) ? undefined : randomSecret()
  }

  /** @throws Refused 403 without the right token */
  assertAllowed(given: string | undefined): void {
    if (this.token === undefined) return
    const same = timingSafeEqual(Buffer.from(sha256(given ?? '')), Buffer.from(sha256(this.token)))
    if (!same)
      throw new Refused(
        403,
        'The first account needs the token that the studio printed when it started.',
      )
  }
}
