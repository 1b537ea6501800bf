const PRESENTS =
  /^(?:(?:first|then|also|and|so|next|ok|okay|well)\s*,?\s+)*(?:there(?:\s+is|\s+are|'s)|(?:i|we)(?:\s+(?:also|have|need|want|keep|own|run|sell|make|collect|store|rent out|rent|offer|hold|manage|look after|organi[sz]e|track|record|would like|am having|got|breed|grow|publish|teach|lend|produce|repair|build|host|serve))+|it\s+is|this\s+is|it\s+has)\s+(?:also\s+|got\s+|to\s+(?:keep|store|manage|track|record|have)\s+(?:track\s+of\s+)?)*(?:(?:an?|the|our|my|some|many|several|lots of|a lot of|a few|different|various|all|about\s+\p{L}+|around\s+\p{L}+|\d+)\s+)*(?:table\s+(?:for|of)\s+(?:(?:the|our|my|all)\s+)*)?(?<noun>[\p{L}-]+(?:\s[\p{L}-]+)?)(?:\s*,?\s+(?:also|too|as well|first|then|here|(?:at|in|for|on)\s+(?:an?|the|our|my)\s[\p{L} ]+))?$/iu
const NONE =
  /^(?:things?|program|programme|problem|system|app|backend|api|website|site|nothing|something|everything|help|following|idea|question|lot|data|database|record|records|it|them|that|this|you|way|roles?|time)$/i

/** The thing that a sentence brings up, and says nothing else of: “There are hives”. */
export function presentedBy(phrase: string): string | undefined {
  const noun = PRESENTS.exec(phrase.trim())?.groups?.['noun']
  return noun === undefined || NONE.test(noun.split(/\s/).at(-1) ?? '') || /ed$/i.test(noun)
    ? undefined
    : noun.toLowerCase()
}
