import { faceOf } from '@drawbridge/kinds/faces'

/** The name of a kind of part, as people say it. */
export const titleOf = (kind: string): string => faceOf(kind)?.about.title ?? kind
