import type { Recipe } from '../recipe.ts'
import { Doing } from '../things/doing.ts'
import { accountsFor } from '../things/table-for.ts'
import { splitItems } from '../things/split-items.ts'
import { plainWords } from '../words.ts'
import { isDoer } from './person-words.ts'
import { ensureRole } from './set-rules.ts'
import { roleName } from './who.ts'

const ROLES: readonly RegExp[] = [
  /^(?:add|create|define|introduce|include)\s+(?:an?\s+|the\s+|new\s+|another\s+)*(?:user\s+)?roles?\s*(?:called|named|for|of|:)?\s*(?<roles>[\p{L}\s,&/-]+)$/iu,
  /^(?:add|create|define|introduce)\s+(?:an?\s+|the\s+|new\s+|another\s+)*(?<roles>[\p{L}-]+)\s+role$/iu,
  /^(?:the\s+|user\s+|our\s+)*roles\s+(?<roles>[\p{L}-]+(?:(?:\s*[,&/]\s*|\s+(?:and|or)\s+)(?:and\s+)?(?!(?:and|or)\b)[\p{L}-]+)+)$/iu,
  /^(?:the\s+|user\s+|our\s+)*roles?\s*(?:are|is|:|should be|=|will be)\s*(?<roles>[\p{L}\s,&/-]+)$/iu,
  /^(?:there\s+(?:are|is|will be|should be)|(?:it|there)\s+exists?|we\s+have|i\s+have|it\s+has|(?:in|on) the (?:system|app)\s+(?:is|are|there (?:is|are))|(?:users?|people|accounts?|members?|everyone|everybody|each (?:user|person)|they)\s+(?:are|is|can be|will be|may be|has|have|gets?))\s+(?:only\s+|either\s+|both\s+)?(?:(?:(?:two|three|four|five|\d+|different|several|these|the following|the|an?|one of)\s+)*(?:kinds?|types?|sorts?|roles?|groups?|levels?)\s*(?:of (?:them|users?|people|accounts?|members?|log-?ins?))?\s*(?::|,|-|-\s+|of)?\s+)?(?<roles>(?:an?\s+)?[\p{L}-]+(?:(?:\s*[,&/]\s*|\s+(?:and|or)\s+)(?:and\s+|an?\s+|or\s+)*(?!(?:and|or|an?)\s)[\p{L}-]+(?:\s(?!(?:and|or)\s)[\p{L}-]+)?)+)$/iu,
  /^there\s+(?:is|are|will be)\s+(?:also\s+)?(?:(?:an?\s+|the\s+)?(?:user\s+)?role\s+(?:called\s+|named\s+|of\s+)?)?(?<roles>(?:an?\s+|the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?)$/iu,
  /^(?:with\s+)?(?:(?:two|three|four|five|\d+|different|the)\s+)*(?:kinds?|types?|sorts?|roles?)\s*(?:of (?:them|users?|people|accounts?|members?|log-?ins?))?\s*(?::|-|,)\s*(?<roles>[\p{L}\s,&/-]+)$/iu,
]

export const addRoles: Recipe = {
  examples: [
    'add a role moderator',
    'there are three kinds of users: students, teachers and admins',
  ],
  read(clause, draft) {
    for (const saying of ROLES) {
      const said = saying.exec(clause)?.groups?.['roles']
      if (said === undefined) continue
      const isCalled = /\b(?:roles?|kinds?|types?|sorts?|groups?|levels?)\b/i.test(clause)
      const names = splitItems(said.replaceAll(/\s+or\s+|\s*\/\s*/g, ', '))
      // “Members have a name and an email” tells of no people.
      const isHad = !isCalled && /\s(?:has|have|gets?)\s/i.test(clause)
      if (isHad && !names.every((name) => isDoer(plainWords(name)))) continue
      // Where people have just been said to sign in, kinds of them are no tables.
      const accounts = draft.accounts()?.id
      const arePeople =
        accounts !== undefined &&
        draft.fresh.has(accounts) &&
        names.every((name) => isDoer(plainWords(name)) && draft.table(name) === undefined)
      if (!isCalled && !arePeople && !names.every((name) => !draft.isThing(name))) return undefined
      const roles = names.map(roleName)
      if (
        roles.length === 0 ||
        roles.some((role) => role === undefined) ||
        (!isCalled && names.some((name) => name.split(' ').length > 2))
      )
        return undefined
      const doing = new Doing(draft)
      const known = draft.accounts()?.id
      const isNew = known === undefined || draft.fresh.has(known)
      accountsFor(doing)
      const [auth] = doing.draft.playing('people')
      const listed = roles.flatMap((role) => role ?? [])
      // Whoever looks after the accounts stays, where a rule speaks of them.
      const isNamed = JSON.stringify(doing.draft.manifest.nodes).includes('"role:admin"')
      const all =
        isNamed && !listed.includes('admin') && listed.length > 1 ? [...listed, 'admin'] : listed
      const before = doing.draft.roles()
      // Roles that nobody has named give way to those that are.
      const areUnsaid = before.every((role) => /^(?:user|admin)$/.test(role) || all.includes(role))
      if (auth && isNew && areUnsaid && all.length > 1)
        doing.do(`The roles are ${all.join(', ')}.`, [
          { type: 'setSetting', id: auth.id, path: ['roles'], value: all },
        ])
      else for (const role of all) ensureRole(role, doing)
      if (doing.says.length === 0) doing.says.push('These roles are there already.')
      return doing.reading
    }
    return undefined
  },
}
