const IRREGULAR: Readonly<Record<string, string>> = {
  person: 'people',
  child: 'children',
  man: 'men',
  woman: 'women',
  foot: 'feet',
  mouse: 'mice',
}
const SINGULAR = Object.fromEntries(Object.entries(IRREGULAR).map(([one, many]) => [many, one]))
const LEADING = /^(?:a|an|the|each|every|all|any|some|one|its|their|new|other|many|several)\s+/i

/** Without articles and quotes, in lower case: `a “Due Date”` → `due date`. */
export function plainWords(text: string): string {
  let words = text
    .trim()
    .replaceAll(/["'“”‘’`]/g, '')
    .replaceAll(/\s+/g, ' ')
  while (LEADING.test(words)) words = words.replace(LEADING, '')
  return words.toLowerCase()
}

/** `due date` → `dueDate`; undefined when nothing of it can stand in a name. */
export function fieldName(text: string): string | undefined {
  const [first, ...rest] = parts(text)
  if (first === undefined) return undefined
  const name = first + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
  return name.slice(0, 48)
}

/** `Order item` → `order_items`. */
export function tableName(text: string): string | undefined {
  const words = parts(text)
  const last = words.at(-1)
  if (last === undefined) return undefined
  return [...words.slice(0, -1), plural(last)].join('_').slice(0, 48)
}

function parts(text: string): readonly string[] {
  const spaced = text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
  const words = plainWords(spaced)
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
  const usable = words.replace(/^[0-9 ]+/, '')
  return usable === '' ? [] : usable.split(' ')
}

export function plural(word: string): string {
  if (SINGULAR[word] !== undefined) return word
  if (IRREGULAR[word] !== undefined) return IRREGULAR[word]
  if (/(?:ss|sh|ch|x|z)$/.test(word)) return `${word}es`
  if (word.endsWith('s')) return word
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return `${word}s`
}

export function singular(word: string): string {
  if (SINGULAR[word] !== undefined) return SINGULAR[word]
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2)
  if (/(?:ss|us|is)$/.test(word)) return word
  return word.replace(/s$/, '')
}

/** Whether two ways of writing mean one thing: `order_items`, `Order item`, `orderItem`. */
export function sameThing(one: string, other: string): boolean {
  return tableName(one) !== undefined && tableName(one) === tableName(other)
}

/** `title, price and published` → three items; commas inside brackets do not count. */
export function listItems(text: string): readonly string[] {
  const items: string[] = []
  let depth = 0
  let item = ''
  for (const token of text.split(/(\(|\)|,|;|\s+(?:and|&|plus)\s+)/)) {
    if (token === '(') depth += 1
    if (token === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /^(?:,|;|\s+(?:and|&|plus)\s+)$/.test(token)) {
      items.push(item)
      item = ''
    } else item += token
  }
  return [...items, item].map((each) => each.trim()).filter((each) => each !== '')
}
