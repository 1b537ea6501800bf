import { isDoer } from '../people/person-words.ts'
import { plainWords } from '../words.ts'
import { splitItems } from './split-items.ts'
import { isPlural, NOUN } from './table-clause.ts'
import { thingsOfWhole } from './whole.ts'

const IN_BRACKETS = new RegExp(
  String.raw`^(?:an?\s+|the\s+)?(?<name>${NOUN})\s*\((?<items>[^()]*(?:\([^()]*\)[^()]*)*)\)(?!\s*[\p{L}]+\s+[\p{L}]+\s).*$`,
  'iu',
)

/** `members (name, email), classes (name, capacity)`: several things at once, each with its fields. */
export function inBrackets(
  text: string,
): readonly { readonly name: string; readonly items: string }[] {
  const list = thingsOfWhole(text) ?? text.replace(/^[^(:]{2,30}:\s*/, '')
  const found = splitItems(list).map((item) => IN_BRACKETS.exec(item)?.groups)
  const all = found.flatMap((groups) =>
    groups ? [{ name: groups['name'] ?? '', items: groups['items'] ?? '' }] : [],
  )
  const isAll = all.length === found.length && all.length > 0
  // `stars (1-5), comment (optional)` are fields.
  return isAll &&
    all.every(
      ({ name, items }) =>
        splitItems(items).length > 1 ||
        (isPlural(name) && !/\d|required|optional|unique|many|or\b/i.test(items)),
    )
    ? all
    : []
}

/** `Movies and actors`, `tables members, rooms and bookings`: things that are only named. */
export function onlyNamed(text: string): readonly string[] {
  const whole = thingsOfWhole(text)
  if (whole !== undefined && !whole.includes('(')) return splitItems(whole)
  const bare = text.replace(
    /^(?:(?:add|create|make|we need|i need|there are|we have|i have|it has|store|track|manage|keep track of)\s+)?(?:the\s+|these\s+|following\s+)*(?:new\s+)?(?:tables?|collections?|entities|things)\s*(?:called|named|for|:)?\s+/i,
    'tables ',
  )
  const isSaid = bare.startsWith('tables ')
  const names = splitItems(
    bare
      .replace(/^tables /, '')
      .replace(
        /^(?:add|create|there are|we have|i have|we need|i need|store|track|manage)\s+(?:the\s+)?/i,
        '',
      ),
  )
  const isName = (name: string): boolean =>
    new RegExp(`^(?:an?\\s+|the\\s+)?${NOUN}$`, 'iu').test(name) &&
    (isSaid || (isPlural(name) && name.split(' ').length < 3))
  const isPeople =
    /^there are\b/i.test(text) &&
    names.every((name) => isDoer(plainWords(name).split(' ').at(-1) ?? ''))
  return (isSaid || names.length > 1) && names.every(isName) && !isPeople ? names : []
}
