import { isUsedByOthers } from './used-passwords.ts'

/** What people fall back on when a password has to be long; no word after one that is part of it. */
const COMMON = `
  correcthorsebatterystaple abcdefghijklmnopqrstuvwxyz thisisapassword thisismypassword
  administrator qwertyuiop qwertzuiop azertyuiop contrasena correcthorse basketball motdepasse
  asdfghjkl qazwsxedc changethis realmadrid liverpool barcelona minecraft spiderman microsoft
  chocolate september passwort password iloveyou sunshine princess football baseball superman
  starwars whatever jennifer michelle changeme changeit computer internet database security
  facebook linkedin february november december abcdefgh trustno jessica charlie michael freedom
  january october default welcome letmein zxcvbnm yxcvbnm samsung mustang ferrari chelsea arsenal
  blessed pokemon forever example monkey dragon batman master shadow jordan ashley nicole daniel
  server summer winter spring autumn monday august please google cheese cookie pepper ginger flower
  family mother father access secure strong enough qwerty qwertz azerty qazwsx secret signin sample
  abcdef hello hallo admin guest login lover apple march april jesus ilove asdf zxcv abcd root user
  test june july love long this that your three four five seven eight nine the and for new one two
  six ten my is
`
  .trim()
  .split(/\s+/)

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** So many different characters must be left when all that is easily guessed is taken away. */
const LEAST = 6

/** What a common word adds to them: three in a row are a passphrase, two are not. */
const WORD = 2

/**
 * Whether a password is one that others would try: found in breaches, made of common words, of `context` (the account
 * and this application), of repetition, or of runs such as 12345.
 */
export function isWeakPassword(password: string, context: readonly string[]): boolean {
  if (isUsedByOthers(password)) return true
  const plain = password.normalize('NFKC').toLowerCase()
  const own = context.flatMap(words)
  return [plain, withoutRuns(plain)]
    .flatMap((text) => [text, undisguised(text)])
    .some((text) => remains(text, own) < LEAST)
}

const words = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4)

const undisguised = (text: string): string =>
  Array.from(text, (character) => DISGUISES[character] ?? character).join('')

/** How many different letters and digits are left of a text; its common words count a little. */
function remains(text: string, own: readonly string[]): number {
  let rest = own.reduce((left, word) => left.replaceAll(word, ' '), text)
  let used = 0
  for (const word of COMMON) {
    if (!rest.includes(word)) continue
    rest = rest.replaceAll(word, ' ')
    used++
  }
  return new Set(withoutRuns(rest).match(/[\p{L}\p{N}]/gu)).size + used * WORD
}

/** Of `aaaa`, `abcd`, `4321` leaves two characters. */
function withoutRuns(text: string): string {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const step = (at: number): number => (codes[at] ?? 0) - (codes[at - 1] ?? 0)
  const goesOn = (at: number): boolean =>
    at > 1 && step(at) === step(at - 1) && Math.abs(step(at)) <= 1
  return String.fromCodePoint(...codes.filter((_, at) => !goesOn(at)))
}
