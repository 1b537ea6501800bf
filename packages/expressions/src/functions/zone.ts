import type { Parameter } from './function.ts'

/** A time zone that stands in the formula has to be one. */
export const zone: Pick<Parameter, 'check'> = {
  check: (name) =>
    isTimeZone(name)
      ? undefined
      : `There is no time zone \`${name}\`: it is written like \`Europe/Berlin\`, or \`UTC\`.`,
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions()
    return true
  } catch {
    return false
  }
}
