import type { Compiled } from '@drawbridge/compiler'
import type { PreviewState } from '@drawbridge/protocol'

/** Why a preview does not run, in words for whoever drew it. */
export type Problem = NonNullable<PreviewState['problem']>

/** The first thing that is wrong with a drawing, and how many more there are. */
export function problemOf({ diagnostics }: Compiled): Problem {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const [first] = errors
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : ''
  const message = `The drawing can’t run yet. ${first?.message ?? ''}${more}`
  return { message, ...(first?.node !== undefined && { node: first.node }) }
}
