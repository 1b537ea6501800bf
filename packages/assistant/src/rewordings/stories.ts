import { pluralOf } from '@drawbridge/kinds/faces'
import type { Rewording } from './rewording.ts'

const STORY =
  /^as\s+(?:an?|the|any)\s+(?<who>[\p{L}-]+(?:\s[\p{L}-]+){0,3}?)\s*,?\s+(?:i|we)\s+(?<wish>(?:(?:also|would|really|should)\s+)*(?:'d\s+)?(?:want|wants|need|like|love|wish|have|expect|must|can|may|am able|should be able)|must|can|may|should)\s+(?<what>.+)$/iu
const TO_BE =
  /^(?<what>(?!to\b)[^,]{3,80}?)\s+to\s+(?<does>be|have|show|contain|belong|get|include)\s+(?<rest>.+)$/iu
const DOES = {
  be: 'must be',
  have: 'has',
  show: 'shows',
  contain: 'contains',
  belong: 'belongs',
  get: 'gets',
  include: 'includes',
}

/** What somebody wants, as a statement of what there is or of what they can do. */
export const stories: Rewording = {
  examples: {
    'As a player I want to sign in with my email': ['players can sign in with their email'],
    'As a lead I want the title of a task to be at most 60 characters': [
      'the title of a task must be at most 60 characters',
    ],
    'As a promoter I want tickets with a title': ['we need tickets with a title'],
  },
  of(phrase) {
    const { who = '', what = '', wish = '' } = STORY.exec(phrase)?.groups ?? {}
    if (who === '') return undefined
    if (/^(?:to|able to)\s/i.test(what) || /(?:must|can|may|should)$/i.test(wish)) {
      const does = what
        .replace(/^(?:able\s+)?to\s+(?:be able to\s+)?/i, '')
        .replaceAll(/\b(?:my|our)\b/gi, 'their')
      return { clauses: [`${pluralOf(who)} can ${does}`] }
    }
    const to = TO_BE.exec(what)?.groups
    if (to !== undefined) {
      const does = to['does']?.toLowerCase() ?? 'be'
      return {
        clauses: [
          `${to['what']} ${Object.entries(DOES).find(([verb]) => verb === does)?.[1] ?? does} ${to['rest']}`,
        ],
      }
    }
    if (/\b(?:apps?|pages?|screens?|buttons?|website|design|dark|link)\b/i.test(what))
      return undefined
    return { clauses: [`we need ${what.replaceAll(/\b(?:my|our)\b/gi, 'the')}`] }
  },
}
