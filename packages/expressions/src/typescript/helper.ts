import { defaultRef, ref, type Ref } from '@drawbridge/source/pieces'

/** Where the emitted helpers stand in a repository; see `@drawbridge/expressions/helpers`. */
export const HELPERS = 'src/functions'

/** A function of an emitted helper: mentioning it imports it. */
export const helper = (name: string, file: string): Ref => ref(name, `${HELPERS}/${file}.ts`)

/** Exact arithmetic: `Big(price).times(2)`. */
export const BIG: Ref = defaultRef('Big', 'big.js')
