/** Words that begin a clause: what follows speaks of something else than a name. */
const CLAUSE =
  /\s+(?:where|when|whenever|which|who|whose|that|so|because|if|unless|while|but|except|until|can|may|should|must|shall|will|is|are|has|have|(?:between|up to|at most|at least|from)\s+-?\d+)\b.*$/isu
/** `send an email`, `notify the owner`: something to do, and no name. */
const DEED =
  /^(?!an?\s|the\s)[\p{L}-]+\s+(?:an?|the|it|them|its|their|every|each|all|everyone|people|me)\s/iu
/** A name of more words than this is a sentence. */
const MOST_WORDS = 5

/** What a name is made of, and what was said after it and can't be done. */
export interface Kept {
  readonly kept: string
  readonly left?: string
}

/** Cuts what is no name any more: `price where only admins look` → `price`, and the rest. */
export function withoutClause(text: string): Kept {
  const all = text.trim()
  if (DEED.test(`${all} `)) return { kept: '', left: all }
  // What stands in brackets may say what it likes.
  const inside = all.lastIndexOf(')') + 1
  const clause = CLAUSE.exec(all.slice(inside))?.[0] ?? ''
  const kept = all.slice(0, all.length - clause.length)
  const [name = ''] = kept.split('(')
  if (name.trim().split(/\s+/).length > MOST_WORDS) return { kept: '', left: all }
  const left = clause.trim()
  return left === '' ? { kept } : { kept, left }
}
