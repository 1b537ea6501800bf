import type { Diagnostic, Json, Manifest } from '@drawbridge/manifest'
import type { CodeAdvice } from '@drawbridge/protocol'

/** A text of code in the drawing, and what TypeScript said of it. */
export interface TypedCode {
  readonly node: string
  readonly field: string
  readonly source: string
  readonly errors: CodeAdvice['errors']
}

/** Whether that text still stands there. */
export function isStill({ node, field, source }: TypedCode, { nodes }: Manifest): boolean {
  const part = nodes.find(({ id }) => id === node)
  const [, , ...path] = field.split('/')
  let value: Json | undefined = part?.settings
  for (const key of path)
    value =
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string, Json>>)[key]
        : undefined
  return (value ?? '') === source && part !== undefined
}

/** Each as a problem of the step: the preview runs it, but what is generated would not be accepted. */
export const diagnosticsOf = ({ node, field, errors }: TypedCode): readonly Diagnostic[] =>
  errors
    .filter(({ severity }) => severity === 'error')
    .map(({ from, message }) => ({
      code: 'type-mismatch',
      severity: 'warning',
      message: `The code does not fit its types, line ${from.line}, column ${from.column + 1}: ${message}`,
      cure: 'Change that line, or what the step takes and gives.',
      node,
      field,
    }))
