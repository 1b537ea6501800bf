import { inZone } from './zones.ts'
import { weekday } from './dates.ts'

const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const DAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

/** `D MMMM YYYY` → `22 November 2026`; what stands in square brackets stays as it is. */
export function formatDate(value: string, pattern: string, zone = 'UTC'): string {
  const clock = value.length === 10 ? `${value} 00:00:00` : inZone(value, zone)
  const date = clock.slice(0, 10)
  const month = MONTHS[Number(clock.slice(5, 7)) - 1] ?? ''
  const day = DAYS[weekday(date) - 1] ?? ''
  const parts: Readonly<Record<string, string>> = {
    YYYY: clock.slice(0, 4),
    MMMM: month,
    MMM: month.slice(0, 3),
    MM: clock.slice(5, 7),
    M: String(Number(clock.slice(5, 7))),
    dddd: day,
    ddd: day.slice(0, 3),
    DD: clock.slice(8, 10),
    D: String(Number(clock.slice(8, 10))),
    HH: clock.slice(11, 13),
    mm: clock.slice(14, 16),
    ss: clock.slice(17, 19),
  }
  return pattern.replaceAll(
    /\[([^\]]*)\]|YYYY|MMMM|MMM|MM|M|dddd|ddd|DD|D|HH|mm|ss/g,
    (part, kept?: string) => kept ?? parts[part] ?? part,
  )
}
