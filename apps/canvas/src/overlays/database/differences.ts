/** What the table of values (docs/values.md) can't print away, as far as trying things out would show it. */
const ON_SQLITE: Readonly<Record<string, readonly string[]>> = {
  MySQL: [
    'Searching with “contains” and “starts with” takes no notice of case for A to Z only; MySQL does so for all letters.',
    'Spaces at the end of a text count when texts are compared; to MySQL they don’t.',
    'One request writes after the other; MySQL lets many write at once, and may undo one that meets another.',
    'MySQL refuses a row or an index that is too wide for it. The problems panel says so beforehand.',
  ],
  PostgreSQL: [
    'Searching with “contains” and “starts with” takes no notice of case for A to Z only; PostgreSQL goes by the language of the database.',
    'One request writes after the other; PostgreSQL lets many write at once, and may undo one that meets another.',
  ],
}

/** What may go another way than on the database that is drawn; both by their names. */
export function differencesOf(drawn: string, runsOn: string): readonly string[] {
  if (drawn === runsOn) return []
  if (runsOn === 'SQLite') return ON_SQLITE[drawn] ?? []
  return [`The drawing is written for ${drawn}, and tried on ${runsOn}.`]
}
