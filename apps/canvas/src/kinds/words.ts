import { kindOf } from '@drawbridge/kinds'

/** The name of a kind of part, as people say it. */
export const titleOf = (kind: string): string => kindOf(kind)?.about.title ?? kind
