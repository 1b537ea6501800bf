import type { Draft } from '../draft.ts'

/** “…, except the ones that are hidden”: without what comes behind a phrase, more would open than was said. */
export function isCutOff(text: string, { prompt }: Pick<Draft, 'prompt'>): boolean {
  const at = prompt.indexOf(text.toLowerCase())
  return (
    at >= 0 &&
    /^\s*,?\s*(?:except|apart from|excluding|unless|but\s+(?:never|not|no))\b/.test(
      prompt.slice(at + text.length),
    )
  )
}
