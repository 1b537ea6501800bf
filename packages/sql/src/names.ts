/** Fits every database; PostgreSQL would cut longer ones off without a word. */
const LONGEST = 60

/** A name built from others, shortened to what every database takes and still its own. */
export function fitName(name: string): string {
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 9)}_${fingerprint(name)}`
}

/** Name of the constraint that holds a column to its choices. */
export function checkName(table: string, column: string): string {
  return fitName(`${table}_${column}_check`)
}

/** FNV-1a, 32 bits, as 8 hexadecimal digits: short, stable, not for secrets. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}
