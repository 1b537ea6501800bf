/** Every place of the studio has an address, so that it can be linked to, reloaded and gone back to. */
export const VIEWS = ['map', 'split', 'code', 'data'] as const
export type View = (typeof VIEWS)[number]

/** The lists of the dashboard. */
export const SHELVES = ['active', 'archived', 'deleted'] as const
export type Shelf = (typeof SHELVES)[number]

/** Pages for whoever is not in, with nothing in their address but what is behind `#` or was put there. */
const DOORS = {
  forgotPassword: '/forgot-password',
  resetPassword: '/reset-password',
  confirmEmail: '/confirm-email',
  invitation: '/invitation',
  providerReturn: '/sign-in/provider',
} as const
type DoorPage = keyof typeof DOORS

const doorOf = (path: string): DoorPage | undefined =>
  (Object.keys(DOORS) as DoorPage[]).find((page) => DOORS[page] === path)

export interface Compared {
  readonly from: number
  readonly to: number | null
}

/** What is looked at in a project. */
export interface ProjectPlace {
  readonly page: 'project'
  readonly project: string
  readonly view: View
  /** `api_1.e_1`: the flow that is open instead of the map. */
  readonly flow: string | null
  /** What is selected: a part of the map, whose rows “Data” shows, or a step of the flow. */
  readonly node: string | null
  /** What of that part: `/settings/fields/@f_due/name`. */
  readonly field: string | null
  /** `GET /tasks`: the endpoint that is open in the explorer. */
  readonly endpoint: string | null
  /** A request to the preview whose path is looked at. */
  readonly run: number | null
  readonly file: string | null
  readonly line: number | null
  /** The version that is unfolded in the history. */
  readonly version: number | null
  /** Two versions that are looked at over each other; `to` null is the drawing as it is now. */
  readonly compare: Compared | null
}

export type Place =
  | { readonly page: 'dashboard'; readonly shelf: Shelf }
  | { readonly page: 'account' }
  | { readonly page: DoorPage }
  | { readonly page: 'signIn'; readonly next: string }
  | { readonly page: 'register'; readonly next: string }
  | ProjectPlace
  | { readonly page: 'lost' }

/** Only addresses of this studio may be gone to after signing in. */
const localPath = (path: string | null): string => (path && /^\/(?![/\\])/.test(path) ? path : '/')

export function placeOf(path: string, search: string): Place {
  const query = new URLSearchParams(search)
  if (path === '/') {
    const shelf = SHELVES.find((one) => one === query.get('state')) ?? 'active'
    return { page: 'dashboard', shelf }
  }
  if (path === '/account') return { page: 'account' }
  const door = doorOf(path)
  if (door !== undefined) return { page: door }
  if (path === '/sign-in') return { page: 'signIn', next: localPath(query.get('next')) }
  if (path === '/register') return { page: 'register', next: localPath(query.get('next')) }
  const project = /^\/projects\/([\w-]{1,64})$/.exec(path)?.[1]
  if (project === undefined) return { page: 'lost' }
  return {
    page: 'project',
    project,
    view: VIEWS.find((view) => view === query.get('view')) ?? 'map',
    flow: query.get('flow'),
    node: query.get('node'),
    field: query.get('field'),
    endpoint: query.get('try'),
    run: numberOf(query.get('run')),
    file: query.get('file'),
    line: numberOf(query.get('line')),
    version: numberOf(query.get('version')),
    compare: comparedOf(query.get('compare')),
  }
}

const numberOf = (text: string | null): number | null =>
  text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null

/** `3-7`, or `3` for all since then. */
function comparedOf(text: string | null): Compared | null {
  const [, from, to] = /^(\d{1,12})(?:-(\d{1,12}))?$/.exec(text ?? '') ?? []
  if (from === undefined) return null
  return { from: Number(from), to: to === undefined ? null : Number(to) }
}

const textOf = ({ from, to }: Compared): string => (to === null ? `${from}` : `${from}-${to}`)

export function addressOfPlace(place: Place): string {
  const query = new URLSearchParams()
  switch (place.page) {
    case 'dashboard':
      return place.shelf === 'active' ? '/' : `/?state=${place.shelf}`
    case 'account':
      return '/account'
    case 'forgotPassword':
    case 'resetPassword':
    case 'confirmEmail':
    case 'invitation':
    case 'providerReturn':
      return DOORS[place.page]
    case 'lost':
      return '/'
    case 'signIn':
    case 'register': {
      const path = place.page === 'signIn' ? '/sign-in' : '/register'
      return place.next === '/' ? path : `${path}?next=${encodeURIComponent(place.next)}`
    }
    case 'project':
      if (place.view !== 'map') query.set('view', place.view)
      if (place.flow) query.set('flow', place.flow)
      if (place.node) query.set('node', place.node)
      if (place.field) query.set('field', place.field)
      if (place.endpoint) query.set('try', place.endpoint)
      if (place.run !== null) query.set('run', String(place.run))
      if (place.file) query.set('file', place.file)
      if (place.line !== null) query.set('line', String(place.line))
      if (place.version !== null) query.set('version', String(place.version))
      if (place.compare) query.set('compare', textOf(place.compare))
      return `/projects/${place.project}${query.size > 0 ? `?${query}` : ''}`
  }
}

/** The address of a project's map. */
export const projectAddress = (project: string, endpoint: string | null = null): string =>
  addressOfPlace({
    page: 'project',
    project,
    view: 'map',
    flow: null,
    node: null,
    field: null,
    endpoint,
    run: null,
    file: null,
    line: null,
    version: null,
    compare: null,
  })
