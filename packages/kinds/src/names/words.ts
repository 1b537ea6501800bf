/** The words of a name, in small Latin letters: `OrderItem`, `order_item` and `Order item` are one. */
export function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** `order item` → `orderItem` */
export function camel(words: readonly string[]): string {
  return words.map((word, index) => (index === 0 ? word : upper(word))).join('')
}

/** `order item` → `OrderItem` */
export function pascal(words: readonly string[]): string {
  return words.map(upper).join('')
}

/** `dueDate` → `due_date`: the column of a field. */
export function snake(name: string): string {
  return wordsOf(name).join('_')
}

/** What two names share when they would meet somewhere: capitals and underscores fold away. */
export function folded(name: string): string {
  return name.toLowerCase().replaceAll('_', '')
}

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
