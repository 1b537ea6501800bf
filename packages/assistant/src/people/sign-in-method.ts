import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { accountsFor } from '../things/table-for.ts'

const SESSION = /\b(?:cookies?|sessions?|session-based|server-side sessions?)\b/i
const TOKEN = /\b(?:jwts?|json web tokens?|bearer tokens?|access tokens?|tokens?)\b/i
const ABOUT =
  /^(?:please|use|with|by|via|using|we|i|want|need|prefer|would|like|should|must|be|is|are|auth\w*|log-?ins?|sign-?ins?|sign|log|ins?|the|an?|and|not|no|instead|of|rather|than|based|-based|method|tokens?|jwts?|json|web|bearer|access|refresh|cookies?|cookie|sessions?|session-based|server-side|e-?mail|password|people|users?|their|for)?$/i

/** `use cookie sessions`, `JWT tokens`, `cookies not tokens`: how a caller shows who it is. */
export const signInMethod: Recipe = {
  examples: ['use cookie sessions'],
  read(clause, draft) {
    const isAbout = clause.split(/[\s,+&/]+/).every((word) => ABOUT.test(word))
    if (!isAbout || !(SESSION.test(clause) || TOKEN.test(clause))) return undefined
    const plain = clause.replace(
      /\b(?:not|no|instead of|rather than)\s+[\p{L}-]+(?:\s[\p{L}-]+)?/giu,
      ' ',
    )
    const value = SESSION.test(plain) ? 'session' : 'jwt'
    const doing = new Doing(draft)
    accountsFor(doing)
    const [auth] = doing.draft.playing('people')
    if (auth === undefined) return undefined
    doing.do(
      value === 'session'
        ? 'Sign-in is kept in a cookie, as a session.'
        : 'Sign-in is shown by a token that is sent along.',
      [{ type: 'setSetting', id: auth.id, path: ['method'], value }],
    )
    return doing.reading
  },
}
