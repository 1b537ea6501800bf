import type { ListMethod } from './expression.ts'

/** What each list method does, in the words of the picker. */
export const LIST_METHODS: Readonly<Record<ListMethod, string>> = {
  map: 'A list of what the formula gives for each item.',
  filter: 'The items for which the condition holds.',
  find: 'The first item for which the condition holds, or nothing.',
  some: 'Whether the condition holds for at least one item.',
  every: 'Whether the condition holds for all items.',
  sortBy: 'The items in the order of what the formula gives, smallest first.',
  groupBy: 'Groups of the items for which the formula gives the same: `key` and `items` of each.',
  sumOf: 'The sum of what the formula gives for each item.',
}

export const isListMethod = (text: string): text is ListMethod => Object.hasOwn(LIST_METHODS, text)
