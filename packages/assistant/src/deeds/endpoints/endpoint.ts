import { isObject, itemsOf, type Node } from '@drawbridge/manifest'
import { type Draft, unlessTaken } from '../../draft.ts'
import type { Reading, Recipe } from '../../recipe.ts'
import { rulesOf } from '../../people/set-rules.ts'
import { Doing } from '../../things/doing.ts'
import { accessOf, areOfRows } from './access.ts'
import { acting } from './act-endpoint.ts'
import { listing } from './list.ts'
import { routeIn, type Route } from './route.ts'
import { statistics } from './stats.ts'

/** A drawn endpoint: `POST /posts/:id/publish sets published = true, editors only`. */
export const endpoints: Recipe = {
  isChecked: true,
  examples: ['POST /books/:id/publish sets published to true'],
  read(clause, draft) {
    const route = routeIn(clause, draft)
    const [api] = draft.playing('callers')
    if (route === undefined || api === undefined) return undefined
    const doing = new Doing(draft)
    const access = accessOf(route.rest, doing)
    if (isNarrowed(route.rest, access) || areOfRows(access, { draft }))
      return { problem: `Who may call it, or for what, was not understood: “${route.rest}”.` }
    const isListed =
      route.method === 'GET' || (route.method === undefined && READS.test(route.rest))
    const isRow = /:\w+/.test(route.path)
    const made = isListed
      ? ((isRow ? undefined : statistics(route.path, route.rest, doing.draft)) ??
        (ASKS_NUMBER.test(route.rest) ? undefined : listing(route, doing.draft)))
      : acting(route, doing.draft)
    if (made === undefined)
      return route.method === undefined ? undefined : { problem: unclear(route) }
    if (made.all && route.path === '' && rulesOf(made.all, 'list').length > 0)
      return {
        problem: `${made.all.name} can be listed already: there is GET /${made.all.name.replaceAll('_', '-')}.`,
      }
    const known = api.settings['endpoints']
    const before = (Array.isArray(known) ? known : []).flatMap((one) =>
      isObject(one) ? [one] : [],
    )
    if (before.some((one) => one['method'] === made.method && one['path'] === made.path))
      return { problem: `${made.method} ${made.path} is there already.` }
    const taken = (key: string): ReadonlySet<string> =>
      new Set(before.map((one) => String(one[key])))
    const name = unlessTaken(made.name, taken('name')).replaceAll('_', '')
    const id = unlessTaken(`e_${made.name}`.slice(0, 50), taken('id'))
    const { says, steps, all: _, ...rest } = made
    doing.do(`Add ${made.method} ${made.path}: ${says}${calledBy(access)}`, [
      {
        type: 'insertItem',
        id: api.id,
        path: ['endpoints'],
        item: { id, ...rest, name, access: [...access], steps: [...steps] },
      },
    ])
    doing.draft.endpoint = id
    return doing.commands.length === 0 ? undefined : doing.reading
  },
}

/** Who may call it, where that is not whoever has signed in. */
const calledBy = (access: readonly string[]): string =>
  access.includes('public')
    ? ' Everyone may call it, also without an account.'
    : access.includes('signedIn')
      ? ''
      : ` Only ${access.join(', ')} may call it.`

/** Whoever it is not for, or it is for alone, was not understood: drawn without, it would be open. */
const isNarrowed = (rest: string, [rule]: readonly string[]): boolean =>
  /\bnot\s+(?:for|by|on)\b|\b(?:except|other than|apart from|nobody but|no one but)\b(?!\s+(?:if|when)\b)/i.test(
    rest,
  ) ||
  (rule === 'signedIn' &&
    /\b(?:only|just|solely)\s+(?:for|by)\b/i.test(rest) &&
    !/\b(?:signed|logged)[- ]?in\b|\bown\b/i.test(rest))

/** What is worked out in a way that isn't known is no list of rows. */
const ASKS_NUMBER =
  /\b(?:how many|percentage|share of|ratio|(?:the |an? )?average|(?:the )?number of \p{L}+ (?:per|by|for each))\b/iu

const unclear = ({ method, path }: Route): string =>
  `What ${method} ${path} does was not understood. Say ${
    method === 'GET'
      ? `which rows it answers with, or what of them is worked out: “${method} ${path} lists the open ones, newest first”`
      : `what it changes: “${method} ${path} sets published to true”`
  }.`

/** “Staff only”, “teachers and admins get it, nobody else does”, “with one's own tasks only”: said of the endpoint that was drawn last. */
export const callers: Recipe = {
  isChecked: true,
  examples: [],
  read(clause, draft) {
    const [api] = draft.playing('callers')
    const last = draft.endpoint
    if (api === undefined || last === undefined) return undefined
    if (OWN_ONLY.test(clause.trim())) return ownOnly(api, last, draft)
    if (
      /^(?:only|just)\s+(?:for|by)\s+(?:its|the|their)\s+(?:own\s+)?(?:author|owner|creator)s?$/i.test(
        clause.trim(),
      )
    )
      return ownOnly(api, last, draft) ?? takenBack(api, last, clause, draft)
    const among = AMONG.exec(clause.trim())?.groups?.['thing']
    if (among !== undefined && draft.table(among)) return takenBack(api, last, clause, draft)
    if (!CALLERS.test(clause.trim()))
      return /^(?:but\s+)?(?:(?:only|just|solely)\s+(?:for|by)|not\s+(?:for|by))\s/i.test(
        clause.trim(),
      )
        ? takenBack(api, last, clause, draft)
        : undefined
    const doing = new Doing(draft)
    const who = clause
      .trim()
      .replace(
        /\s+(?:(?:can|may|should|must)\s.*|(?:gets?|sees?|uses?|calls?)\s+(?:it|this|that)\b.*)$/i,
        '',
      )
      .replace(/\s*,?\s*(?:and\s+)?nobody else.*$/i, '')
    const access = accessOf(who, doing)
    const isSaid = access[0] !== 'signedIn' || /\b(?:signed|logged)[- ]?in\b/i.test(clause)
    if (!isSaid) return undefined
    if (areOfRows(access, { draft })) return takenBack(api, last, clause, draft)
    doing.do(`Only ${access.join(', ')} may call it.`, [
      {
        type: 'setSetting',
        id: api.id,
        path: ['endpoints', `#${last}`, 'access'],
        value: [...access],
      },
    ])
    return doing.reading
  },
}

const ONES = String.raw`[\p{L}-]+(?:(?:\s+(?:and|or)\s+|\s*[+/&,]\s*)(?:the\s+)?[\p{L}-]+)*`
const CALLERS = new RegExp(
  String.raw`^(?:(?:only|just)\s+)?(?:for\s+)?(?:the\s+)?(?:roles?\s+)?${ONES}(?:\s+(?:only|alone|(?:can|may|should be able to|are allowed to|is allowed to|must be able to)\s+(?:call|use|reach|access|see|get)\s+(?:it|this|that|the endpoint)|(?:gets?|sees?|uses?|calls?)\s+(?:it|this|that)))(?:\s*,?\s*(?:and\s+)?nobody else(?:\s+(?:does|can|may))?)?$|^(?:only|just)\s+(?:for\s+)?(?:the\s+)?${ONES}$|^[\p{L}-]+(?:\s*[+/&]\s*[\p{L}-]+)+$|^(?:no|without(?: an?| any)?)\s+(?:login|log-?in|account|sign-?in|auth|authentication|token)\b[\p{L} ]*$|^(?:it(?:'s| is)\s+)?public(?:ly available)?$`,
  'iu',
)
/** “Project members only”: no rule of an endpoint says who they are. */
const AMONG =
  /^(?:but\s+)?(?:(?:only|just)\s+)?(?:(?:for|by)\s+)?(?:the\s+)?(?<thing>[\p{L}-]+)\s+(?:members?|participants?|collaborators?)\b/iu
const OWN_ONLY =
  /^(?:(?:it\s+)?(?:works?|is|goes|may be called|can be called)\s+)?(?:only\s+)?(?:with|for|on|of)\s+(?:(?:my|their|your|his|her|one's)\s+own\b|[\p{L} ]+?\s+of\s+(?:my|their|your|his|her|one's)\s+own\b)[\p{L} ,]*$|^(?:only\s+)?(?:one's|their|my|your)\s+own(?:\s+[\p{L}]+)?(?:\s+only)?$/iu

/** An endpoint of which it was not understood who may call it is none: it would be open to all. */
function takenBack(api: Node, last: string, clause: string, draft: Draft): Reading {
  const doing = new Doing(draft)
  doing.do('The endpoint is left out: who may call it was not understood.', [
    {
      type: 'setSetting',
      id: api.id,
      path: ['endpoints'],
      value: itemsOf(api.settings['endpoints']).filter(({ id }) => id !== last),
    },
  ])
  doing.draft.endpoint = undefined
  doing.left.push(clause)
  return doing.reading
}

/** Whatever it finds, it finds of the caller's own alone. */
function ownOnly(api: Node, last: string, draft: Draft): Reading | undefined {
  const endpoint = itemsOf(api.settings['endpoints']).find(({ id }) => id === last)
  const steps = itemsOf(endpoint?.['steps'])
  const owned = new Set(
    draft.playing('rows').flatMap(({ id, settings }) => (settings['owner'] === true ? [id] : [])),
  )
  const found = steps.find(
    ({ settings }) =>
      isObject(settings) &&
      owned.has(String(settings['table'])) &&
      String(settings['where']).startsWith('row.id == params.'),
  )
  const settings = found?.['settings']
  if (!isObject(settings)) return undefined
  const where = `${String(settings['where'])} && row.owner == user`
  const doing = new Doing(draft)
  doing.do('Each may call it with their own alone.', [
    {
      type: 'setSetting',
      id: api.id,
      path: ['endpoints', `#${last}`, 'steps'],
      value: steps.map((step) =>
        step === found ? { ...step, settings: { ...settings, where } } : step,
      ),
    },
  ])
  return doing.reading
}

const READS =
  /\b(?:lists?|listing|shows?|showing|search\w*|find|finds|returns?|answers?|gives?|counts?|number of|how many|export\w*|download\w*|csv|statistics?|stats|report|overview|dashboard|page|feed|average|total|sum|top|newest|latest|with (?:all|the|every))\b/i
