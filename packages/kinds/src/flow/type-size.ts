import type { Type } from '@drawbridge/expressions'

/** More than any drawing needs, and few enough to be written out wherever the value goes. */
export const MOST_MEMBERS = 3000

const known = new WeakMap<Type, number>()

/**
 * How many members a type has once it is written out. One that is used twice counts twice, and is
 * looked at once: a value made of two of the one before doubles with each step.
 */
export function typeSize(type: Type): number {
  switch (type.kind) {
    case 'nullable':
    case 'list':
    case 'object': {
      const before = known.get(type)
      if (before !== undefined) return before
      const size = type.kind === 'object' ? membersSize(type.members) : typeSize(type.of)
      known.set(type, size)
      return size
    }
    default:
      return 0
  }
}

const membersSize = (members: ReadonlyMap<string, { readonly type: Type }>): number =>
  [...members.values()].reduce((all, { type }) => all + 1 + typeSize(type), 0)
