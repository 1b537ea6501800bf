import type { Json } from '@drawbridge/manifest'

/** Words that formulas may name something by, in every text of some settings; members are left out. */
export function namesIn(value: Json): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (inner: Json): void => {
    if (typeof inner === 'string') {
      const outside = inner.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, ' ')
      for (const [, name] of outside.matchAll(/(?<![\w.$?])([A-Za-z_]\w*)/g)) found.add(name ?? '')
    } else if (Array.isArray(inner)) inner.forEach(visit)
    else if (typeof inner === 'object' && inner !== null) Object.values(inner).forEach(visit)
  }
  visit(value)
  return found
}
