import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { accountsFor } from '../things/table-for.ts'

export const closeRegistration: Recipe = {
  examples: ['nobody can register by themselves', 'only admins create accounts'],
  read(clause, draft) {
    const isClosed =
      /\b(?:nobody|no one|no-one|not|n't|never|no)\b.*\b(?:register|sign up|self-?regist\w*|public registration|registration)\b|\bonly\s+(?:an?\s+|the\s+)?\p{L}+\s+(?:can\s+|may\s+|should\s+)?(?:create|add|register|open|make)s?\s+(?:new\s+)?(?:user\s+|user's\s+)?(?:accounts|users|logins)\b|\bregistration (?:is|should be|must be|shall be) (?:closed|off|disabled)\b|\baccounts are (?:only )?(?:created|made|opened) by\b|\binvite[- ]only\b/iu.test(
        clause,
      )
    if (!isClosed || /\bwithout\b/i.test(clause)) return undefined
    const doing = new Doing(draft)
    accountsFor(doing)
    const [auth] = doing.draft.playing('people')
    if (auth === undefined) return undefined
    doing.do('Nobody registers by themselves.', [
      { type: 'setSetting', id: auth.id, path: ['registration'], value: 'closed' },
    ])
    return doing.reading
  },
}
