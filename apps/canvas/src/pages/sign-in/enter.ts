import type { Signed } from '@drawbridge/protocol'
import { rememberCsrfToken } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { go } from '../../use-place.ts'

/** Goes in, as the one who has just signed in. */
export function enter({ csrfToken, user }: Signed, next: string): void {
  rememberCsrfToken(csrfToken)
  queryClient.clear()
  queryClient.setQueryData(['me'], user)
  go(next, 'replace')
}
