/** One kind of work that the assistant can be asked for. */
export interface Work {
  /** What its button says, and what it is called in the history. */
  readonly title: string
  /** What a language model is told besides: what is asked for, and what is not. Empty: the prompt says it all. */
  readonly task: string
  /** Whether it is answered with edits, with edits that say where in a picture they were seen, or with words, which can't be edits. */
  readonly answers: 'edits' | 'places' | 'words'
}
