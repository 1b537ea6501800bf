import type { JsonObject } from './json-schema.ts'

/** Operations that stay as they are are the very same objects, and most of the document is they. */
const known = new WeakMap<object, string>()

/** The document as `JSON.stringify` prints it, with two spaces a level. */
export function printDocument(document: JsonObject): string {
  const paths = Object.entries(document['paths'] ?? {}).map(([path, operations]) => {
    const methods = Object.entries<object>(operations).map(
      ([method, operation]) => `      ${JSON.stringify(method)}: ${printOperation(operation)}`,
    )
    return `    ${JSON.stringify(path)}: {\n${methods.join(',\n')}\n    }`
  })
  const rest = JSON.stringify({ ...document, paths: null }, undefined, 2)
  return rest.replace('\n  "paths": null', () => `\n  "paths": {\n${paths.join(',\n')}\n  }`)
}

function printOperation(operation: object): string {
  const text =
    known.get(operation) ??
    JSON.stringify(operation, undefined, 2).replaceAll('\n', `\n${' '.repeat(6)}`)
  known.set(operation, text)
  return text
}
