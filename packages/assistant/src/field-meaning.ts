import { fieldWordOf } from '@drawbridge/kinds/faces'
import type { JsonObject } from '@drawbridge/manifest'

/** What people call a type, for sentences. */
export function typeInWords(settings: JsonObject): string {
  return fieldWordOf(settings).word.toLowerCase()
}
