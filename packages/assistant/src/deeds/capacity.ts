import type { Node } from '@drawbridge/manifest'
import { named, type NamedItem } from '../fields-of.ts'

/** What a field is called that says for how many there is room. */
export const CAPACITY =
  /^(?:capacity|seats|places|limit|max\w*|size|spots|\w*Capacity|numberOf(?:Seats|Places))$/i

/** The field that says for how many there is room. */
export const capacityOf = (table: Node): NamedItem | undefined =>
  named(table, 'fields').find(
    ({ name, type }) =>
      /^(?:integer|decimal|float|bigint)$/.test(String(type)) && CAPACITY.test(name),
  )
