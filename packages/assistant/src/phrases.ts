/** Of a prompt, no more characters than this are read. */
export const LONGEST = 4000

/**
 * A prompt, cut into phrases that each say one thing: at full stops, semicolons, line ends, and
 * where “and” or “then” begins a new instruction.
 */
export function splitPhrases(prompt: string): readonly string[] {
  return prompt
    .slice(0, LONGEST)
    .split(/[\n\r;]+|(?<=[a-z0-9)"”])[.!]+(?=\s|$)/i)
    .flatMap((sentence) =>
      sentence.split(
        /(?:,\s*)?\b(?:and\s+)?then\b\s*|,?\s+and\s+(?=(?:add|create|make|connect|join|link|rename|remove|delete|only|anyone|everyone|use|an?\s+\S+\s+(?:has|have|belongs))\b)|,\s+(?=(?:(?:an?|each|every|one)\s+)?[\w-]+(?:\s+[\w-]+)?\s+(?:(?:has|have|can have|may have)\s+(?:many|several|multiple)|belongs?\s+to)\s)/i,
      ),
    )
    .flatMap(carryTable)
    .map((phrase) =>
      phrase
        .trim()
        .replace(/^(?:please|also|now|and|i want|i need|we need)\s+(?:to\s+)?/i, '')
        .replace(/[.!?]+$/, '')
        .trim(),
    )
    .filter((phrase) => phrase !== '')
}

/** “Anyone may read books, only the owner may edit”: the second half speaks of the first's table. */
function carryTable(phrase: string): readonly string[] {
  const halves =
    /^(?<first>[^,]+\s(?:can|may)\s+[^,]*?\s(?<table>[\p{L}_]+)),\s*(?<second>[^,]+\s(?:can|may)\s+[a-z]+)(?<own>\s+[^,]+)?$/iu.exec(
      phrase,
    )?.groups
  if (!halves) return [phrase]
  const { first = '', second = '', table = '', own } = halves
  return [first, `${second}${own && !/^\s+(?:them|it)$/i.test(own) ? own : ` ${table}`}`]
}
