/** A word in small letters and in capitals, for what tells them apart where it should not. */
export function spellings(word: string): readonly string[] {
  const small = word.toLowerCase()
  const capital = small.slice(0, 1).toUpperCase() + small.slice(1)
  return [...new Set([word, small, capital, small.toUpperCase()])]
}
