const FORMATS = new Map<string, Intl.DateTimeFormat>()

/** One for each time zone, for they are slow to make; there are some hundred. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = FORMATS.get(zone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  FORMATS.set(zone, format)
  return format
}

/** What clocks show in a time zone: `2026-11-22 11:48:52`. */
export function inZone(moment: string, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, value]),
  )
  const { year = '', month, day, hour, minute, second } = parts
  return `${year.padStart(4, '0')}-${month}-${day} ${hour}:${minute}:${second}`
}

/** The day that it is in a time zone. */
export function dateOf(moment: string, zone: string): string {
  return inZone(moment, zone).slice(0, 10)
}

/** The moment when a day begins in a time zone: the first that clocks there call so. */
export function startOfDay(date: string, zone: string): string {
  const midnight = Date.parse(date)
  // Clocks are between 14 hours ahead and 12 behind; a change moves them by hours at most.
  let before = midnight - 15 * 3_600_000
  let after = midnight + 15 * 3_600_000
  while (after - before > 1_000) {
    const middle = Math.floor((before + after) / 2_000) * 1_000
    if (dateOf(new Date(middle).toISOString(), zone) < date) before = middle
    else after = middle
  }
  return new Date(after).toISOString()
}

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name)
    return true
  } catch {
    return false
  }
}
