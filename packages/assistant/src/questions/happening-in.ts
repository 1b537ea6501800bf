export type Happening = 'Create' | 'Update' | 'Delete'

const PASSES: readonly (readonly [words: RegExp, happening: Happening])[] = [
  [/\b(?:delet|remov|eras|leaves?\b|goes away|is gone)/i, 'Delete'],
  [
    /\b(?:creat|add(?:s|ed|ing)?\b|made|makes?\b|new\b|insert|placed?\b|places\b|posted|posts an?\b|written|booked|books an?\b|registers?\b|registered|saved|submit|comes? in)/i,
    'Create',
  ],
  [/\b(?:chang|updat|edit|modif|set to|becomes?|done|paid|mark|\p{L}{3,}(?:ed|es)\b)/iu, 'Update'],
]

/** What happens to a row by these words; undefined where they say nothing of it. */
export const happeningIn = (words: string): Happening | undefined =>
  PASSES.find(([pattern]) => pattern.test(words))?.[1]
