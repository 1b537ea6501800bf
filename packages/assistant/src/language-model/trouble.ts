/** Why nothing came of asking a language model, in words for a person. */
export class Trouble extends Error {
  /** Whether the provider may have meant the form in which the answer was asked for. */
  readonly isOfForm: boolean

  constructor(message: string, { cause, isOfForm = false }: TroubleOptions = {}) {
    super(message, { cause })
    this.isOfForm = isOfForm
  }
}

interface TroubleOptions {
  readonly cause?: unknown
  readonly isOfForm?: boolean
}
