import { singularOf, stepFor } from '@drawbridge/kinds/faces'
import { isDoer } from '../../people/person-words.ts'
import { plainWords } from '../../words.ts'
import type { Act } from '../act.ts'
import { addressOf, LETTERS, mailIn } from './address.ts'
import { crowdIn, LETTER_BEHIND, type Crowd } from './crowd.ts'
import { letterIn } from './letter.ts'
import { isPlaceNamed } from '../operand.ts'
import type { FlowScene, Place } from '../scene.ts'
import { text } from '../steps.ts'
import { isA } from '../verbs.ts'

const LETTER = new RegExp(String.raw`\b${LETTERS}\b`, 'i')
const ADDRESS = /[\w.+-]+@[\w-]+\.[\w.-]*\w/
const TELLS = /^(?:email|e-mail|mail|notify|inform|tell|message|alert|warn|remind|thank|hear)$/

/** Whether somebody is to be told something. */
export function isMail({ verb, object, parts, said }: Act): boolean {
  if (TELLS.test(verb)) return true
  if (/^(?:send|receive|get|write|go)$/.test(verb))
    return (
      LETTER.test(object) ||
      ADDRESS.test(said) ||
      /^e-?mail$/i.test(parts['by'] ?? '') ||
      // “write to all of its patients”
      (verb === 'write' && object === '' && parts['to'] !== undefined)
    )
  return (
    isA(verb, 'tell') &&
    (/\blet\b.*\bknow\b/i.test(said) || (/^ask$/.test(verb) && /\b(?:e-?mail|mail)\b/i.test(said)))
  )
}

/** Sends it to each who is named, or answers that it can't. */
export function mail(act: Act, scene: FlowScene): boolean {
  const told = toldIn(act).split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|as well as)\s+/i)
  const isEach = told.length > 1 && told.every((one) => isPeople(one, scene))
  const all = isEach
    ? told.map((one) => ({
        ...act,
        subject: '',
        object: '',
        parts: { ...act.parts, to: one },
        said: ADDRESS.test(one) ? one : act.said.replace(ADDRESS, ''),
      }))
    : [act]
  return all.every((one) => mailOne(one, scene))
}

const isPeople = (words: string, { draft }: FlowScene): boolean => {
  const [who = ''] = words.trim().split(/\s+(?:of|who|that|by|via|about|with|an?)\s/i)
  return (
    ADDRESS.test(words) ||
    isDoer(plainWords(who).split(' ').at(-1) ?? '') ||
    draft.isPerson(who) ||
    draft.table(who) !== undefined
  )
}

function mailOne(act: Act, scene: FlowScene): boolean {
  const told = toldIn(act)
  const literal = (ADDRESS.exec(told) ?? ADDRESS.exec(act.said))?.[0]
  const crowd = literal === undefined ? crowdIn(told, scene) : undefined
  const to = literal === undefined ? (crowd ? undefined : addressFor(act, scene)) : text(literal)
  if (crowd) return mailEach(crowd, act, scene)
  if (to === undefined) return false
  scene.steps.add('mails', { to, ...letterIn(act, scene) })
  return true
}

function mailEach(crowd: Crowd, act: Act, scene: FlowScene): boolean {
  const where = crowd.where(scene)
  const to = addressOf({ formula: 'person', isMaybe: false }, crowd.table)
  if (where === undefined || to === undefined) return false
  const list = scene.steps.freeName('people')
  scene.steps.add('gathers', { table: crowd.table.id, ...(where !== '' && { where }) }, list)
  const settings = { to, ...letterIn(act, scene) }
  const body = [{ id: scene.steps.id(), kind: stepFor('mails').kind, settings }]
  scene.steps.push({
    id: scene.steps.id(),
    kind: stepFor('repeats').kind,
    settings: { list, item: 'person' },
    bodies: { body },
  })
  return true
}

const toldIn = ({ object, subject, parts, tails }: Act): string =>
  // “to the customer and to an address”
  (/\band$/iu.test(parts['to'] ?? '')
    ? tails['to']?.replaceAll(/\band to\b/giu, 'and')
    : parts['to']) ?? (subject === '' ? object : subject)

const OWNERS =
  /^(?:whoever\b.*|who (?:made|created|wrote|placed|posted|booked)\b.*|(?:.*\b)?(?:owner|author|creator|poster|writer|maker|customer|buyer|user|member|person|them|him|her|client|they|account)s?)$/i

/** Where it goes: an address, or a field of the row, of one that it points to, or of its owner. */
function addressFor(act: Act, scene: FlowScene): string | undefined {
  const { object, subject } = act
  const told = toldIn(act)
  const all = [told, subject, object].join(' ')
  const who = whoIn(told)
  const isNobody = NOBODY.test(who)
  const isOwner = OWNERS.test(who)
  const named_ = scene.places.filter((place) => isPlaceNamed(all, place))
  const first =
    named_.find((place) => isFirst(told, place)) ??
    (isNobody || isOwner ? named_.find((place) => mailIn(place.table) !== undefined) : undefined)
  if (first && mailIn(first.table) !== undefined) return addressOf(scene.at(first), first.table)
  const own = ownAddress(who, scene)
  if (own !== undefined) return own
  // “the author of the post” owns the post, whatever the row is.
  const owned = [...named_, ...scene.places].find(({ table }) => table.settings['owner'] === true)
  if (isOwner && owned) return ofOwner(owned, scene)
  // Whoever is named and isn't found is nobody else.
  if (isRole(all, scene) || !(isNobody || isOwner)) return trouble(who, scene)
  const mute = first ?? named_[0]
  if (mute && !isOwner && mute.path.length > 0) return trouble(mute.table.name, scene)
  const other = scene.places.find(({ table }) => mailIn(table) !== undefined)
  return other ? addressOf(scene.at(other), other.table) : owned && ofOwner(owned, scene)
}

/** “the customer” of a row that has a `customerEmail`, or an `email` and no such person beside it. */
function ownAddress(who: string, scene: FlowScene): string | undefined {
  const said = plainWords(who).replaceAll(' ', '')
  for (const place of scene.places.filter(({ path }) => path.length < 2)) {
    const of = mailIn(place.table)
      ?.replace(/_?e-?mail(?:_?address)?(?:_?of)?(?:_?the)?/iu, '')
      .toLowerCase()
    const isOwn =
      of === '' &&
      place.path.length === 0 &&
      isDoer(said) &&
      !isRole(who, scene) &&
      !/^(?:owner|author|creator|user)s?$/u.test(said)
    if (said !== '' && (said === of || isOwn)) return addressOf(scene.at(place), place.table)
  }
  return undefined
}

/** Who is to be told, less the letter and what stands behind a noun. */
const whoIn = (told: string): string =>
  (
    told
      .trim()
      .replace(LETTER_BEHIND, '')
      .split(/,|\s+(?:of|who|that|which|for|in|on|with|when|if)\s/i)[0] ?? ''
  )
    .trim()
    .replace(/^(?:(?:an?|the|its|their|his|her|this|that|to)(?:\s+|$))+/i, '')

/** A letter, an address, or nothing at all: to whom is not said. */
const NOBODY = new RegExp(
  String.raw`^(?:|.*\b(?:${LETTERS}|e-?mail address|address|e-?mail|mail|contact))$`,
  'iu',
)

function isRole(words: string, { draft }: FlowScene): boolean {
  const said = plainWords(words)
    .split(' ')
    .map((word) => singularOf(word))
  return draft.roles().some((role) => said.includes(role.toLowerCase()))
}

function trouble(who: string, scene: FlowScene): undefined {
  scene.troubles.push(
    `Of ${who.trim()} there is no e-mail address that a mail could go to: name one, or give them a field “email”.`,
  )
  return undefined
}

/** “the teacher of the course” is the teacher. */
function isFirst(words: string, place: Place): boolean {
  return isPlaceNamed(words.replace(/\s+(?:of|who|that|for|in)\s.*$/i, ''), place)
}

function ofOwner(place: Place, scene: FlowScene): string | undefined {
  const owner = scene.ownerOf(place)
  return owner && addressOf(owner.row, owner.table)
}
