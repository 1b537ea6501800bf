import { nearest } from '@drawbridge/manifest'

/** "Did you mean `title`?", or what there is. */
export function didYouMean(word: string, words: Iterable<string>): string | undefined {
  const all = [...words]
  const near = nearest(word, all)
  if (near !== undefined) return `Did you mean \`${near}\`?`
  if (all.length === 0) return undefined
  const shown = all.slice(0, 8).map((one) => `\`${one}\``)
  return `Choose from ${shown.join(', ')}${all.length > shown.length ? ', …' : ''}.`
}
