import type { KeyAllows } from '@drawbridge/protocol'

/** What a key is for, in a word and in a sentence. */
export const ALLOWS: Readonly<Record<KeyAllows, { readonly name: string; readonly says: string }>> =
  {
    read: {
      name: 'Read',
      says: 'It looks at everything, tries edits on a copy, and suggests them to you.',
    },
    change: {
      name: 'Change',
      says: 'It also makes edits that pass every check, except what weighs: that it suggests.',
    },
    everything: {
      name: 'Everything',
      says: 'It also makes what weighs: opens endpoints, calls new hosts, loses values, adds code.',
    },
  }

/** For how many days a key may be made. */
export const DAYS = [7, 30, 90, 365] as const
