import type { Json } from '@drawbridge/manifest'

const TEXTS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g
const PATHS = /(?<![\w.$?])[A-Za-z_]\w*(?:\??\.[A-Za-z_]\w*)*/g

/** What looks like `task.title` in the formulas of some settings, each once. */
export function pathsIn(value: Json): readonly string[] {
  const found = new Set<string>()
  const visit = (inner: Json): void => {
    if (typeof inner === 'string')
      for (const [path] of inner.replace(TEXTS, ' ').matchAll(PATHS)) found.add(path)
    else if (Array.isArray(inner)) inner.forEach(visit)
    else if (typeof inner === 'object' && inner !== null) Object.values(inner).forEach(visit)
  }
  visit(value)
  return [...found]
}
