import { singularOf } from '@drawbridge/kinds/faces'

/** Clauses by which each of two things has many of the other. */
export const bothWays = (one: string, other: string): readonly string[] => [
  `a ${singularOf(one)} can have several ${other}`,
  `a ${singularOf(other)} can have several ${one}`,
]
