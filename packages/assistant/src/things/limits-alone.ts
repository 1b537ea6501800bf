import { splitItems } from './split-items.ts'

/** What is asked of a field, and no name of one. */
const LIMIT =
  /^(?:(?:it\s+|they\s+)?(?:is|are|be)\s+)?(?:required|mandatory|optional|unique|(?:an?\s+)?(?:positive|negative|whole|decimal|valid|real|proper|integer|boolean|short|long|free)\b|numbers?(?:\s+(?:from|between|of|only)\b|$)|(?:text|string|date|datetime|boolean|yes\/no|y\/n|integer|decimal|money)\b|at (?:least|most)\b|(?:no|not)\s+(?:more|less|longer|shorter|fewer|empty|negative|in\b|before|after)|up to\b|(?:max|min)(?:imum)?\b|between\b|from -?\d|exactly\b|precisely\b|(?:can|must|may|should)(?:not|n't)?\b|can't\b|never\b|always\b|one of\b|either\b|-?\d|only\b|default|hidden\b|read-only\b|>|<|≥|≤|(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:capital\s+|small\s+)?(?:letters|digits|characters)\b)/i

/** `required, at least 0.01`: all of it says what a field must be. */
export function isLimits(text: string): boolean {
  const parts = text.split(/\s*,\s*(?:and\s+)?|\s+(?:and|or)\s+(?=\d)/i).filter(Boolean)
  return parts.length > 0 && parts.every((part) => LIMIT.test(part)) && splitItems(text).length < 4
}
