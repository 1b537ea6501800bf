/** Longest name of a table, column or index that every database takes. */
export const LONGEST = 63

/** A short, stable fingerprint of a text (FNV-1a): eight hexadecimal digits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/**
 * Names for what the database itself must tell apart (indexes, keys, join tables): each is given
 * once, at most 63 characters long, and the same for the same drawing.
 */
export class SqlNames {
  readonly #taken = new Set<string>()

  take(wanted: string): string {
    let name = wanted.length > LONGEST ? shortened(wanted, wanted) : wanted
    for (let count = 2; this.#taken.has(name); count += 1)
      name = shortened(wanted, `${wanted} ${count}`)
    this.#taken.add(name)
    return name
  }
}

function shortened(name: string, seed: string): string {
  return `${name.slice(0, LONGEST - 9)}_${fingerprint(seed)}`
}
