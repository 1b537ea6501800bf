/** A sentence in two: what happens, and what is to be done then. */
export interface Parting {
  readonly trigger: string
  readonly deeds: string
}

const WHEN = String.raw`(?:when(?:ever)?|once|as soon as|if|in case|after|every time|each time|any time|the moment|upon)`
const BEGINS = new RegExp(String.raw`^(?:and\s+|but\s+)?${WHEN}\s+(?:that\s+)?(?<rest>.+)$`, 'iu')
const WITHIN = new RegExp(String.raw`\s*,?\s+${WHEN}\s+`, 'giu')
const COMMA = /\s*,\s*(?:then\s+)?|\s+then\s+/giu

/** Every way to part a sentence, the likeliest first: it depends on what there is which of them makes sense. */
export function partings(clause: string): readonly Parting[] {
  const rest = BEGINS.exec(clause)?.groups?.['rest']
  const all =
    rest === undefined
      ? cuts(clause, WITHIN).map(([deeds, trigger]) => ({ trigger, deeds }))
      : [...cuts(rest, COMMA), ...cuts(rest, /\s+/gu)].map(([trigger, deeds]) => ({
          trigger,
          deeds,
        }))
  return all.filter(({ trigger, deeds }) => trigger.includes(' ') && deeds.includes(' '))
}

function cuts(text: string, at: RegExp): readonly (readonly [before: string, behind: string])[] {
  return [...text.matchAll(at)].map(
    (found) => [text.slice(0, found.index), text.slice(found.index + found[0].length)] as const,
  )
}
