import { plainWords } from '../words.ts'

/** Names of what is one of several, as people call it. */
export const CHOSEN =
  '(?:status|state|type|kind|category|priority|level|size|colou?r|gender|role|mode|phase|stage|condition|severity|urgency|format|unit|currency|language|result|outcome|position|method|visibility|frequency|difficulty|grade|rating|rank|tier|class|plan|cuisine|species|season|weekday|day|side|direction|source|reason)'

/** `draft, published or archived`, `a/b/c`, `low|high`. */
export function choicesIn(list: string): readonly string[] {
  const parts = list
    .replaceAll(/\s*(?:\/|\||\bor\b|\band\b|,|;)\s*/gi, ',')
    .split(',')
    .map((each) =>
      plainWords(
        each.replaceAll(
          /^(?:(?:an?|the|either|then|finally|later|afterwards|only|just|or|at last|after that|becomes?|gets?)\s+)+|\s+(?:first|at first|initially|to begin with|in the end)$|["'.]/gi,
          '',
        ),
      ),
    )
    .filter((each) => each !== '')
  const isShort = parts.every(
    (each) => each.split(' ').length <= 3 && /^[\p{L}\d][\p{L}\d _+-]*$/u.test(each),
  )
  return parts.length > 1 && isShort ? parts : []
}
