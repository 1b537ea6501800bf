const NOUN = String.raw`[\p{L}-]+(?:\s(?!(?:is|are|was|were|has|have|can|may|must|of|for|by|in|on|at|to|who|whose|which|that)\b)[\p{L}-]+)?`
const KEPT =
  '(?:kept|recorded|stored|known|noted|held|saved|needed|written down|registered|of interest)'

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
]

export function withoutAsides(text: string): string {
  return ASIDES.reduce((all, [pattern, same]) => all.replaceAll(pattern, same), text)
}
