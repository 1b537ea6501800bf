import type { Operation } from '@drawbridge/kinds/faces'
import type { Phrase } from '../grammar/phrase.ts'

/** In which case something holds. */
export interface Case {
  /** `the order is still pending` */
  readonly text: string
  /** It holds in all others: `unless`, `until`. */
  readonly isNot: boolean
}

/** Who may do what with which things, as a clause says it by whatever structure. */
export interface Frame {
  /** Empty where nobody is named, as in “invoices can't be deleted”. */
  readonly who: readonly Phrase[]
  readonly except: readonly Phrase[]
  readonly isDenied: boolean
  /** Nobody else may. */
  readonly isOnly: boolean
  /** They may do it with their own rows, and with no others. */
  readonly isNarrow: boolean
  /** Besides those who may already. */
  readonly isMore: boolean
  readonly operations: readonly Operation[]
  /** The verbs of it, as they are found in a dictionary. */
  readonly verbs: readonly string[]
  /** Empty: those that were spoken of before. */
  readonly objects: readonly Phrase[]
  readonly exceptObjects: readonly Phrase[]
  readonly when?: Case
  /** What it may become by that: “fired”. */
  readonly into?: string
  /** What is said of signing in: “without an account”. */
  readonly signIn?: 'needed' | 'not needed'
  /** Only of the rows that are somebody's own: “drafts are private”. */
  readonly isOwn: boolean
}

export interface Known {
  /** Whether a phrase speaks of people; where nothing but the phrase says so, it has to be sure. */
  isPeople(phrase: Phrase, isSure: boolean): boolean
  /** Whether a phrase speaks of something that is kept, or of what was named before. */
  isThing(phrase: Phrase): boolean
  /** What is read stands behind “permissions:”. */
  readonly isListed?: true
}

export const NO_FRAME: Frame = {
  who: [],
  except: [],
  isDenied: false,
  isOnly: false,
  isNarrow: false,
  isMore: false,
  operations: [],
  verbs: [],
  objects: [],
  exceptObjects: [],
  isOwn: false,
}

/** Whether it is about nothing but who sees. */
export const isReading = ({ operations }: Pick<Frame, 'operations'>): boolean =>
  operations.length > 0 && operations.every((one) => one === 'list' || one === 'read')
