import { diagnose, type Diagnostic, type Place } from '@drawbridge/manifest'
import safeRegex from 'safe-regex2'
import { scanPattern } from './scan-pattern.ts'
import type { Field } from './settings.ts'

/** Steps that one check of a text may take: about a tenth of a second. */
const MOST_STEPS = 1e8

/** Whether the pattern can be read at all, and answers soon whatever somebody sends. */
export function checkPattern(field: Field, pattern: string, place: Place): readonly Diagnostic[] {
  const parsed = parse(pattern)
  if (typeof parsed === 'string') {
    return [diagnose('pattern-invalid', place, { pattern, problem: parsed })]
  }
  const { repetitions, anchored, repeatedChoice, exotic } = scanPattern(pattern)
  if (exotic !== undefined) {
    return [diagnose('pattern-not-portable', place, { pattern, what: exotic })]
  }
  const steps = longest(field) ** (repetitions + (anchored ? 0 : 1))
  if (safeRegex(pattern) && !repeatedChoice && steps <= MOST_STEPS) return []
  return [diagnose('pattern-slow', place, { pattern })]
}

/** Characters that a value can have; a text without a limit is held by the size of a request. */
function longest(field: Field): number {
  return field.maxLength ?? (field.type === 'string' ? (field.length ?? 255) : 1_000_000)
}

/** The pattern, or what is wrong with it. */
function parse(pattern: string): RegExp | string {
  try {
    return new RegExp(pattern, 'u')
  } catch (problem) {
    const words = problem instanceof Error ? problem.message : ''
    return words.slice(words.lastIndexOf(':') + 1).trim() || 'it is not a regular expression'
  }
}
