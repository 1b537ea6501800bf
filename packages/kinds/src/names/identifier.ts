import { fitName } from '@drawbridge/sql'

/**
 * Names for what the database itself must tell apart (tables, indexes, keys): each is given once,
 * is short enough for every database, and is the same for the same drawing.
 */
export class SqlNames {
  readonly #taken = new Set<string>()

  take(wanted: string): string {
    let name = fitName(wanted)
    for (let count = 2; this.#taken.has(name); count += 1) name = fitName(`${wanted}_${count}`)
    this.#taken.add(name)
    return name
  }
}
