import { addTokens, NO_TOKENS, type Tokens } from '@drawbridge/assistant'

/** About what the questions take that somebody's language model has not answered yet. */
export class UnderWay {
  readonly #asked = new Map<string, Set<Tokens>>()

  of(accountId: string): Tokens {
    return [...(this.#asked.get(accountId) ?? [])].reduce(addTokens, NO_TOKENS)
  }

  /** @returns how to say that it is answered, and counted */
  begin(accountId: string, about: Tokens): () => void {
    const asked = this.#asked.get(accountId) ?? new Set()
    this.#asked.set(accountId, asked.add(about))
    return () => {
      asked.delete(about)
      if (asked.size === 0) this.#asked.delete(accountId)
    }
  }
}
