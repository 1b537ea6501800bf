/** The text that JSON is; null where it is none. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The finite number that JSON is; null where it is none. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** The whole number that JSON is; null where it is none, or too large to be exact. */
export function integerOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? Number(value) : null
}

export function booleanOf(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

/** The list that JSON is; empty where it is none. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

/** What stands at a path like `address.city` or `items.0.name`; null where nothing does. */
export function get(value: unknown, path: string): unknown {
  let found = value
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return null
    found = Reflect.get(found, name)
  }
  return found ?? null
}

/** What JSON text says; null where it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A value as the text of JSON. */
export function toJson(value: unknown): string {
  return JSON.stringify(value) ?? 'null'
}
