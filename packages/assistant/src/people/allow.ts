import type { Node } from '@drawbridge/manifest'
import type { Draft } from '../draft.ts'
import type { Phrase } from '../grammar/phrase.ts'
import type { Doing } from '../things/doing.ts'
import { accountsFor, nodeOf } from '../things/table-for.ts'
import { isSignedIn, isWithoutAccount } from './clauses/tail.ts'
import type { Frame } from './frame.ts'
import { byNoun, relatedPerson } from './related-person.ts'
import { grant, type Named, rulesOf } from './set-rules.ts'
import type { Target } from './targets.ts'
import { ruleOf, type Who } from './who.ts'
import { whoOf } from './who-of.ts'
import { isOthers, whoseIs } from './whose.ts'

/** Only one's own rows are for those who had everybody's. */
export function narrow(table: Node, who: Who, operations: Frame['operations'], doing: Doing): void {
  if (doing.draft.accounts() === undefined) accountsFor(doing)
  const named: Named = who.rule === 'nobody' ? { rule: 'signedIn' } : who
  grant(
    nodeOf(table.id, doing) ?? table,
    {
      who: { rule: 'owner' },
      operations,
      isOnly: false,
      isMore: true,
      isNarrow: true,
      ...(named.rule === 'role' && { instead: `role:${named.role}` }),
    },
    doing,
  )
}

/**
 * @param called how they were called, for what they may be to the row
 * @returns whether a rule can say it
 */
export function allow(
  frame: Frame,
  who: Named,
  called: Phrase | undefined,
  table: Node,
  { phrase }: Target,
  condition: string | undefined,
  doing: Doing,
): boolean {
  const { draft } = doing
  const person = signed(frame, phrase, excepted(frame, who, draft))
  if (draft.accounts() === undefined && person.rule !== 'public') accountsFor(doing)
  const own = isOthers(phrase)
    ? undefined
    : frame.isOwn
      ? ({ by: 'owner' } as const)
      : whoseIs(phrase, nodeOf(table.id, doing) ?? table, doing.draft)
  const related =
    called === undefined
      ? undefined
      : (relatedPerson(called, nodeOf(table.id, doing) ?? table, doing) ??
        (own?.by === 'owner'
          ? byNoun(called, table, isFree(table, frame, doing), doing)
          : undefined))
  if (related?.by === 'nobody') return false
  const whose = related ?? own
  const now = nodeOf(table.id, doing) ?? table
  const path = whose?.by === 'path' ? whose.formula : undefined
  const formula = [path, condition].filter((one) => one !== undefined).join(' && ')
  const named: Named =
    whose?.by === 'owner'
      ? { rule: 'owner' }
      : path !== undefined && (person.rule !== 'role' || related !== undefined)
        ? { rule: 'signedIn' }
        : person
  const isOnlyOwn = frame.isOnly && own !== undefined
  const isNarrow = (whose !== undefined && frame.isNarrow) || isOnlyOwn
  const operations = meantOperations(frame, phrase, person)
  // “Organisers manage their own events”: by these they are added.
  if (whose?.by === 'owner' && operations.includes('create') && draft.fresh.has(table.id)) {
    const adding = { isOnly: false, isMore: frame.isMore, operations: ['create'] } as const
    grant(now, { ...adding, who: person.rule === 'owner' ? { rule: 'signedIn' } : person }, doing)
  }
  grant(
    nodeOf(table.id, doing) ?? now,
    {
      who: named,
      // A row has no people of its own before it is there.
      operations: operations.filter(
        (one) => one !== 'create' || related === undefined || frame.operations.includes(one),
      ),
      isOnly: frame.isOnly && own === undefined,
      isMore: frame.isMore,
      isNarrow,
      // “Only keepers see notes. Keepers see only their own.”
      ...(isNarrow &&
        named.rule !== 'role' &&
        person.rule === 'role' && { instead: ruleOf(person) }),
      ...(formula !== '' && { condition: formula }),
      // Those who are named beside them are no others.
      isExcluding: frame.isOnly && !frame.isMore && condition !== undefined,
    },
    doing,
  )
  return true
}

/** Whether “their own” may be what somebody added: nobody else was said to have those. */
function isFree(table: Node, { operations }: Frame, { draft }: Doing): boolean {
  const isOwned = table.settings['owner'] === true || draft.fresh.has(table.id)
  const isTaken = operations.some(
    (one) => draft.ruled.has(`${table.id} ${one}`) && rulesOf(table, one).includes('owner'),
  )
  return isOwned && !isTaken
}

/** Without an account, or signed in: as it is said around it. */
function signed({ signIn, when }: Frame, { more }: Phrase, who: Named): Named {
  const isWithout =
    signIn === 'not needed' ||
    more.some(({ how, text }) => how === 'without' && isWithoutAccount(text))
  if (isWithout) return { rule: 'public' }
  const isSigned = signIn === 'needed' || (when !== undefined && isSignedIn(when.text))
  return isSigned && who.rule === 'public' ? { rule: 'signedIn' } : who
}

/** “Everybody except guests” has signed in. */
function excepted({ except }: Frame, who: Named, draft: Draft): Named {
  const isStrangers = except.some((phrase) => whoOf(phrase, draft)?.rule === 'public')
  return isStrangers && who.rule === 'public' ? { rule: 'signedIn' } : who
}

/** “Staff write (them)”, “authors write their own”. */
const isWritten = (objects: Frame['objects'], who: Who): boolean =>
  objects.every(
    ({ words, own }) =>
      own === 'own' || (who.rule === 'role' && /^(?:|it|them|those|these)$/.test(words)),
  ) &&
  (who.rule === 'role' || objects.length > 0)

const ALL: Frame['operations'] = ['list', 'read', 'create', 'update', 'delete']
const WHOLE =
  /^(?:|it|this|that|them|these|all|everything|(?:app|system|application|tool|site|website|backend|api))$/

/** “Admins edit”, of nothing by itself, means all that changes rows. */
export function meantOperations(
  { operations, objects, isOnly, verbs, isDenied, when }: Frame,
  { words }: Phrase,
  who: Who,
): Frame['operations'] {
  // “Writing needs a login”: what others wrote stays theirs.
  const isWriting = verbs.includes('write') && !isDenied
  // “Public read, staff write”: of nothing by itself it means all that changes rows.
  if (isWriting && who.rule === 'owner' && operations.length > 1) return ['update']
  if (isWriting && isWritten(objects, who)) return ['create', 'update', 'delete']
  if (isWriting && operations.length > 1 && who.rule !== 'role') return ['create']
  // “Only staff may use the app”: all of it; of one table, what others have added stays theirs.
  const isWhole = objects.every((one) => WHOLE.test(one.words) && one.own === undefined)
  if (verbs.includes('use') && isOnly && when === undefined) return isWhole ? ALL : ALL.slice(0, 3)
  const isEdit = operations.length === 1 && operations[0] === 'update'
  const isAll =
    (objects.length === 0 &&
      words === '' &&
      !isDenied &&
      verbs.every((verb) => /^(?:edit|change|modify|alter|rewrite)$/.test(verb))) ||
    (isOnly && when === undefined && verbs.some((verb) => verb === 'change' || verb === 'modify'))
  return isEdit && isAll ? ['create', 'update', 'delete'] : operations
}
