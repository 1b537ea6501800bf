/** `1 problem`, `2 problems`: a number before a noun that takes an s. */
export const counted = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : 's'}`
