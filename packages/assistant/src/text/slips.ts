/** Letters that lie beside each other on a keyboard. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const BESIDE = new Set(
  ROWS.flatMap((row) =>
    [...row].slice(1).flatMap((letter, at) => [row.charAt(at) + letter, letter + row.charAt(at)]),
  ),
)
/** Letters that sound alike, or are taken for each other. */
const ALIKE = new Set([
  'ck',
  'kc',
  'cs',
  'sc',
  'sz',
  'zs',
  'fv',
  'vf',
  'dt',
  'td',
  'mn',
  'nm',
  'bp',
  'pb',
  'yi',
  'iy',
])
const isVowel = (letter: string): boolean => /[aeiou]/.test(letter)

interface Rest {
  readonly word: string
  readonly target: string
  /** Another letter stood there. */
  readonly isOther: boolean
}

/** How many slips of the finger lead from one word to another: 1, or 2 in long words; undefined where it takes more. */
export function slipsTo(word: string, target: string): 1 | 2 | undefined {
  const far = Math.abs(word.length - target.length)
  if (word.charAt(0) !== target.charAt(0) || far > 2) return undefined
  // The same letters, in a hurry.
  if (
    far === 0 &&
    word.length > 5 &&
    word.at(-1) === target.at(-1) &&
    sorted(word) === sorted(target)
  )
    return 1
  const once = restsOf(word, target)
  if (once.some((rest) => rest.word === rest.target)) return 1
  if (target.length < 9) return undefined
  // Two other letters make another word.
  const twice = once
    .filter(({ isOther }) => !isOther)
    .flatMap((rest) => restsOf(rest.word, rest.target))
  return twice.some((rest) => !rest.isOther && rest.word === rest.target) ? 2 : undefined
}

/** What remains of both words behind their first difference, for each slip that may have made it. */
function restsOf(word: string, target: string): readonly Rest[] {
  let at = 0
  while (at < word.length && at < target.length && word[at] === target[at]) at += 1
  const [is, should] = [word.slice(at), target.slice(at)]
  const before = word.charAt(at - 1)
  const [a, b] = [is.charAt(0), should.charAt(0)]
  const rests: Rest[] = []
  const rest = (from: number, to: number, isOther = false): void =>
    void rests.push({ word: is.slice(from), target: should.slice(to), isOther })
  if (a !== '' && a === should.charAt(1) && is.charAt(1) === b) rest(2, 2)
  // A letter is missing; in short words only one that is easily missed.
  if (b !== '' && (target.length > 5 || isVowel(b) || b === before)) rest(0, 1)
  // One too many: said twice, or beside where the finger was.
  if (a !== '' && (a === before || target.length > 6 || BESIDE.has(a + before))) rest(1, 0)
  const isNear = (isVowel(a) && isVowel(b)) || BESIDE.has(a + b) || ALIKE.has(a + b)
  if (target.length > 6 && a !== '' && b !== '' && isNear) rest(1, 1, true)
  return rests
}

const sorted = (word: string): string => [...word].sort().join('')

/** Another form of a word is no slip of it: `prices` of `price`. */
export const isFormOf = (word: string, of: string): boolean =>
  word.startsWith(of) && FORM.test(word.slice(of.length))

const FORM =
  /^(?:e?s|e?d|r|rs|er|ers|or|ors|ing|ings|y|ly|able|al|ion|ions|ment|ness|ful|less|ity)$/
