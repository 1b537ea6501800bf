/** The word of a list that somebody may have meant, if one is near enough. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(word.length / 3))
  let best: string | undefined
  let least = most + 1
  for (const other of words) {
    const steps = distance(word.toLowerCase(), other.toLowerCase())
    if (steps < least) [best, least] = [other, steps]
  }
  return best
}

/** "Did you mean `title`?", or what there is. */
export function didYouMean(word: string, words: Iterable<string>): string | undefined {
  const all = [...words]
  const near = nearest(word, all)
  if (near !== undefined) return `Did you mean \`${near}\`?`
  if (all.length === 0) return undefined
  const shown = all.slice(0, 8).map((one) => `\`${one}\``)
  return `There is ${shown.join(', ')}${all.length > shown.length ? ', …' : ''}.`
}

/** How many letters have to be changed. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8) return 9
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row.push(Math.min(change, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    previous = row
  }
  return previous[b.length] ?? 0
}
