/** A new id: the kind for people who read manifests, and enough chance to be the only one. */
export function newId(prefix: string): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  const tail = [...bytes].map((byte) => (byte % 36).toString(36)).join('')
  return `${prefix}_${tail}`
}
