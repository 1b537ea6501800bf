import type { Compiled } from '@drawbridge/compiler'
import type { Isolation } from '@drawbridge/preview'
import { UsageError } from '../command.ts'

/** Whether a drawing brings code that somebody wrote, and not only what the compiler writes. */
function hasOwnCode({ tree }: Extract<Compiled, { ok: true }>): boolean {
  return tree.some(({ path }) => path.startsWith('src/steps/'))
}

/** Where nothing better than a seat belt is there, nobody's code is run unasked. */
export function assertTrusted(
  compiled: Extract<Compiled, { ok: true }>,
  { level }: Pick<Isolation, 'level'>,
  isTrusted: boolean,
): void {
  if (level !== 'seatBelt' || isTrusted || !hasOwnCode(compiled)) return
  throw new UsageError(
    'The drawing has code steps, and this machine has no more than a seat belt for them: they would have your ' +
      'account’s rights and reach the network. If you trust whoever wrote them, add: --trust',
  )
}
