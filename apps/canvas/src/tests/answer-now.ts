import type { Json } from '@drawbridge/manifest'
import type { OwnTest } from '@drawbridge/protocol'

interface AnswerNow {
  readonly status: number
  /** Absent where it answers with nothing. */
  readonly answer?: Json
}

/**
 * What a failed test was answered in place of what it expects. `cut` where it is too long to be told;
 * undefined where it failed of something else: the rows that it needs, or those that it leaves.
 */
export function answerNow(
  {
    message = '',
    expected,
    actual = '',
    cut,
  }: Pick<OwnTest, 'message' | 'expected' | 'actual' | 'cut'>,
  status: number,
): AnswerNow | 'cut' | undefined {
  const isOtherStatus = expected === String(status) && /^[1-5]\d\d$/.test(actual)
  if (!isOtherStatus && !message.startsWith('Expected values')) return undefined
  const text = isOtherStatus ? message : actual
  if (cut) return 'cut'
  const now = isOtherStatus ? Number(actual) : status
  return text === '' ? { status: now } : { status: now, answer: jsonOr(text) }
}

function jsonOr(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
