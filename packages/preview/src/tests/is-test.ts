import type { SeenTest } from '../inside/words.ts'

/** The code inside may have written it. */
export function isTest(value: unknown): value is SeenTest {
  if (typeof value !== 'object' || value === null) return false
  const one: Partial<Record<keyof SeenTest, unknown>> = value
  const isText = (text: unknown): boolean => typeof text === 'string'
  const isTextOrNone = (text: unknown): boolean => text === undefined || isText(text)
  return (
    [one.file, one.name].every(isText) &&
    [one.message, one.expected, one.actual].every(isTextOrNone) &&
    [one.line, one.ms].every(Number.isFinite) &&
    (one.cut === undefined || one.cut === true) &&
    Array.isArray(one.within) &&
    one.within.every(isText) &&
    (one.state === 'running' || one.state === 'passed' || one.state === 'failed')
  )
}
