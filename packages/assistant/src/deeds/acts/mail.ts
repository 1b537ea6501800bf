import { singularOf } from '@drawbridge/kinds/faces'
import type { Node } from '@drawbridge/manifest'
import { named } from '../../fields-of.ts'
import { plainWords } from '../../words.ts'
import type { Act } from '../act.ts'
import { letterIn } from './letter.ts'
import { isPlaceNamed } from '../operand.ts'
import { member, type FlowScene, type Place, type Row } from '../scene.ts'
import { text } from '../steps.ts'
import { isA } from '../verbs.ts'

const LETTER =
  /\b(?:e-?mails?|mails?|messages?|notifications?|notices?|reminders?|confirmations?|receipts?|alerts?|newsletters?|links?|warnings?|invitations?|letters?|welcome|invoices?|note)\b/i
const TELLS = /^(?:email|e-mail|mail|notify|inform|tell|message|alert|warn|remind|thank|hear)$/

/** Whether somebody is to be told something. */
export function isMail({ verb, object, parts, said }: Act): boolean {
  if (TELLS.test(verb)) return true
  if (/^(?:send|receive|get|write|go)$/.test(verb))
    return (
      LETTER.test(object) ||
      /[\w.+-]+@[\w-]+\./.test(said) ||
      parts['by'] === 'email' ||
      parts['by'] === 'mail'
    )
  return (
    isA(verb, 'tell') &&
    (/\blet\b.*\bknow\b/i.test(said) || (/^ask$/.test(verb) && /\b(?:e-?mail|mail)\b/i.test(said)))
  )
}

/** Sends it, or answers why not. */
export function mail(act: Act, scene: FlowScene): string | undefined {
  const to = addressFor(act, scene)
  if (to === undefined) return undefined
  scene.steps.add('mails', { to, ...letterIn(act, scene) })
  return to
}

const OWNERS =
  /\b(?:owner|author|creator|poster|writer|maker|customer|buyer|user|member|person|whoever|who(?:ever)? (?:made|created|wrote|placed|posted|booked)|them|him|her|client|they|account)\b/i

/** Where it goes: an address, or a field of the row, of one that it points to, or of its owner. */
function addressFor({ object, subject, parts, said }: Act, scene: FlowScene): string | undefined {
  const literal = /[\w.+-]+@[\w-]+\.[\w.-]*\w/.exec(said)?.[0]
  if (literal !== undefined) return text(literal)
  const told = parts['to'] ?? (subject === '' ? object : subject)
  const all = [told, subject, object].join(' ')
  const isOwner = OWNERS.test(told) || (told === object && OWNERS.test(all))
  const named_ = scene.places.filter((place) => isPlaceNamed(all, place))
  const first =
    named_.find((place) => isFirst(told, place)) ??
    named_.find((place) => mailIn(place.table) !== undefined)
  if (first && mailIn(first.table) !== undefined) return fieldOf(scene.at(first), first.table)
  // “the author of the post” owns the post, whatever the row is.
  const owned = [...named_, ...scene.places].find(({ table }) => table.settings['owner'] === true)
  if (isOwner && owned) return ofOwner(owned, scene)
  if (isRole(all, scene)) return trouble(told, scene)
  const mute = first ?? named_[0]
  if (mute && !isOwner && mute.path.length > 0) return trouble(mute.table.name, scene)
  const other = scene.places.find(({ table }) => mailIn(table) !== undefined)
  return other ? fieldOf(scene.at(other), other.table) : owned && ofOwner(owned, scene)
}

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
  return owner && fieldOf(owner.row, owner.table)
}

function fieldOf(row: Row, table: Node): string | undefined {
  const name = mailIn(table)
  if (name === undefined) return undefined
  const isThere = named(table, 'fields').some(
    (field) => field.name === name && field['required'] === true,
  )
  const formula = member(row, name)
  return isThere && !row.isMaybe ? formula : `${formula} ?? ''`
}

const mailIn = (table: Node): string | undefined =>
  named(table, 'fields').find(({ name, format }) => format === 'email' || /e-?mail/i.test(name))
    ?.name
