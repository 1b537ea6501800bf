import { wordsOf } from '../names/words.ts'
import type { Field } from '../table/settings.ts'

/** Fields that tell of people, or keep a secret, and are shown to whoever reads the row. */
export function tellingFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => {
    const { name, readRule, visibility = 'normal' } = field
    const isShown = readRule === undefined && (visibility === 'normal' || visibility === 'readOnly')
    return isShown && (isEmail(field) || wordsOf(name).some((word) => TELLING.has(word)))
  })
}

const TELLING = new Set(
  (
    'phone telephone mobile birthday birthdate birth iban ssn passport salary password passcode ' +
    'passphrase secret token otp apikey'
  ).split(' '),
)

export function isEmail({ name, format }: Field): boolean {
  return format === 'email' || /e_?mail/i.test(name)
}
