import { isObject } from '@drawbridge/manifest'
import { unlessTaken } from '../../draft.ts'
import type { Recipe } from '../../recipe.ts'
import { Doing } from '../../things/doing.ts'
import { accessOf } from './access.ts'
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
    const isListed =
      route.method === 'GET' || (route.method === undefined && READS.test(route.rest))
    const isRow = /:\w+/.test(route.path)
    const made = isListed
      ? ((isRow ? undefined : statistics(route.path, route.rest, doing.draft)) ??
        listing(route, doing.draft))
      : acting(route, doing.draft)
    if (made === undefined)
      return route.method === undefined ? undefined : { problem: unclear(route) }
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
    const { says, steps, ...rest } = made
    doing.do(`Add ${made.method} ${made.path}: ${says}`, [
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

const unclear = ({ method, path }: Route): string =>
  `What ${method} ${path} does was not understood. Say which rows it answers with, or what it changes: “${method} ${path} sets published to true”.`

/** “Staff only”, “only organizers may call it”: said of the endpoint that was drawn last. */
export const callers: Recipe = {
  isChecked: true,
  examples: [],
  read(clause, draft) {
    const [api] = draft.playing('callers')
    const last = draft.endpoint
    const isIt = CALLERS.test(clause.trim())
    if (api === undefined || last === undefined || !isIt) return undefined
    const doing = new Doing(draft)
    const access = accessOf(clause.replace(/\s+(?:can|may|should|must)\s.*$/i, ''), doing)
    const isSaid = access[0] !== 'signedIn' || /\b(?:signed|logged)[- ]?in\b/i.test(clause)
    if (!isSaid) return undefined
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

const CALLERS =
  /^(?:(?:only|just)\s+)?(?:for\s+)?(?:the\s+)?[\p{L}-]+(?:\s+(?:and|or)\s+[\p{L}-]+)?(?:\s+(?:only|(?:can|may|should be able to|are allowed to|is allowed to|must be able to)\s+(?:call|use|reach|access|see)\s+(?:it|this|that|the endpoint)))$|^(?:only|just)\s+(?:for\s+)?(?:the\s+)?[\p{L}-]+(?:\s+(?:and|or)\s+[\p{L}-]+)?$/iu

const READS =
  /\b(?:lists?|listing|shows?|showing|search\w*|find|finds|returns?|answers?|gives?|counts?|number of|how many|export\w*|download\w*|csv|statistics?|stats|report|overview|dashboard|page|feed|average|total|sum|top|newest|latest|with (?:all|the|every))\b/i
