import { inFull } from './in-full.ts'

const NOUN = String.raw`[\p{L}-]+(?:\s(?!(?:is|are|was|were|has|have|can|may|must|of|for|by|in|on|at|to|who|whose|which|that)\b)[\p{L}-]+)?`
const KEPT =
  '(?:kept|recorded|stored|known|noted|held|saved|needed|written down|registered|of interest)'

/** An example, or how many there are now; “over 18” is a condition. */
const SOME = String.raw`(?:(?:such as|like|e\.g\.|for example|for instance|say)\s+[^,.;:()\n]{1,40}|(?:(?:we have|there are|i have)\s+)?(?:about|around|roughly|approximately|currently|at the moment|nearly|almost|ca\.?)\s+\d[\d.]*(?:\s+of them)?)`

/** What is said of a thing beside the sentence that it stands in, as a sentence of its own. */
const ASIDES: readonly (readonly [pattern: RegExp, same: string])[] = [
  // “… by one holder, whose name and address are kept”
  [
    new RegExp(
      String.raw`\b(an?|one|the|each|every|its|their|many|several)\s+(${NOUN})\s*,?\s+whose\s+([^.;\n]+?)\s+(?:are|is|must be|should be)\s+(?:also\s+)?${KEPT}(?=\s*(?:[.;,\n]|$))`,
      'giu',
    ),
    '$1 $2. Each $2 has $3',
  ],
  // “A customer brings in a bike, which has a brand and a model”
  [
    new RegExp(
      String.raw`\b(an?|one)\s+(${NOUN})\s*,\s+(?:which|that)\s+has\s+(?=(?:an?|the|its)\s)(?![^.;\n]*,?\s+(?:can|must|may|should|is|are)\s)`,
      'giu',
    ),
    '$1 $2. Each $2 has ',
  ],
  // “Clients, of whom we hold a name and a number, may be party to several matters”
  [
    new RegExp(
      String.raw`(?<=^|[.;\n]\s*)((?:the\s+|our\s+|each\s+|every\s+|an?\s+)?(${NOUN}))\s*,\s+(?:of|for|about)\s+(?:whom|which)\s+(?:we|i|the \p{L}+)\s+(?:\p{L}+\s+){0,2}?(?:hold|keep|record|store|know|need|save|note|have)s?\s+([^.;\n]+?)\s*,\s+(?=(?:may|can|must|should|are|is|have|has|belongs?|will)\b)`,
      'gimu',
    ),
    'Each $2 has $3. $1 ',
  ],
  // “recorded are the name and the date”
  [
    new RegExp(
      String.raw`(?<=^|[.;:\n]\s*)${KEPT}\s+(?:are|is)\s*:?\s+(?=(?:the|its|their|an?|when|whether)\s)`,
      'gimu',
    ),
    'It has ',
  ],
  // “The price is stored with the booking”
  [
    new RegExp(
      String.raw`(?<=^|[.;\n]\s*)((?:the|its|an?)\s+[^.;:\n]{2,80}?)\s+(?:are|is|must be|should be)\s+(?:also\s+)?(?:kept|recorded|stored|noted|saved)\s+(?:with|for|in|on|against|of)\s+(?:the|each|every|an?)\s+(${NOUN})(?=\s*(?:[.;\n]|$))`,
      'gimu',
    ),
    'Each $2 has $1',
  ],
  // “Every season, such as 2026/27, has a fee”, “the cleaners, about 15, with a name”
  [
    new RegExp(
      String.raw`\s*(?:,\s*${SOME}\s*,|\(${SOME}\))(?=\s+(?:with|has|have|(?:is|are)(?!\s+(?:able|allowed|permitted)\b)|needs?|gets?|belongs?|contains?|each|who|which|that|and)\b)`,
      'giu',
    ),
    '',
  ],
  // “some of the flatmates, not always all”
  [
    /\s*,\s*(?:but\s+|and\s+)?not\s+(?:always|necessarily)\s+(?:all|every(?:one|body))(?:\s+of\s+them)?(?=\s*(?:[.;,\n]|$))/giu,
    '',
  ],
  // “a name like 7B”: one of them, and no part of what it is called
  [
    /(?<=\b(?:name|title|code|number|label|reference|id|symbol|plate|slug|nickname|size|format|version|colou?r|date|time|year))\s+(?:like|such as)\s+(?:(?!(?:an?|the)\b)(?=\S*[\d\p{Lu}"])[^\s,.;]+(?:\s(?=\p{Lu})[^\s,.;]+)*)(?:\s+or\s+(?=\S*[\d\p{Lu}"])[^\s,.;]+)?/gu,
    '',
  ],
  // “a piece of homework”: what it is of is what it is
  [
    /\b(?:piece|item|bit|article)s?\s+of\s+(?=(?:home|course|school)?work\b|equipment\b|furniture\b|clothing\b|luggage\b|baggage\b|gear\b|jewell?ery\b|machinery\b|hardware\b|software\b|feedback\b|advice\b|evidence\b)/gu,
    '',
  ],
]

export function withoutAsides(text: string): string {
  return inFull(ASIDES.reduce((all, [pattern, same]) => all.replaceAll(pattern, same), text))
}
