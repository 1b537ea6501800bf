const DENIAL =
  /(?:n['’]t|\b(?:not|never|no longer|no need|nobody|no one|nothing|stop|without|rather not))\b|^no\s/iu
const ALIKE = /\b(?:two|several|different|both|same)\b/i

/** What stands before a field and says that the rest is not so: “don't make (the price) required”. */
export const isDenied = (before: string): boolean => DENIAL.test(before) && !ALIKE.test(before)

/** A limit that is not to be: “shouldn't be limited to 200 characters”. */
export const isNoLimit = (words: string): boolean =>
  /(?:n['’]t|\b(?:not|never|no longer))\s+(?:(?:have|has|need|needs|want|wants)\s+to\s+)?be\s+(?:limited|capped|cut|restricted|shortened|trimmed|hidden|at\s+(?:most|least)|up\s+to)\b|\bnever\s+(?:has|have|needs?)\s+to\b/iu.test(
    words,
  )
