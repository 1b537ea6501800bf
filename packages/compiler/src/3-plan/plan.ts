import {
  kindOf,
  outsideContributions,
  type Contribution,
  type Model,
  type RouteInfo,
} from '@drawbridge/kinds'
import type { Manifest } from '@drawbridge/manifest'
import { recent } from '../recent.ts'
import { neighbourhoods } from './neighbourhood.ts'

type Of<Type extends Contribution['type']> = Extract<Contribution, { readonly type: Type }>

/** Everything that the parts add, sorted by what is done with it. */
export interface Plan {
  readonly model: Model
  readonly modules: readonly Of<'module'>[]
  readonly files: readonly Of<'file'>[]
  readonly setups: readonly Of<'setup'>[]
  readonly plugins: readonly Of<'plugin'>[]
  readonly settings: readonly Of<'setting'>[]
  readonly routes: readonly RouteInfo[]
}

/** Tables as they were written lately: most stay as they are when one is edited. */
const tables = recent<readonly Contribution[]>(500)

/** Asks every part, in the order of the drawing, what it adds. */
export function planOf(manifest: Manifest, model: Model): Plan {
  const near = neighbourhoods(model)
  // How steps are written are functions, which no key can tell from others.
  const eventful = new Set(
    model.flows.flatMap(({ starts }) => (starts.kind === 'event' ? [starts.table] : [])),
  )
  const parts = manifest.nodes.flatMap(({ id, kind }) => {
    const emit = kindOf(kind)?.emit
    if (kind !== 'table' || !emit || eventful.has(id)) return emit?.(id, model) ?? []
    const { model: seen, key } = near(id)
    return tables(key, () => emit(id, seen), manifest.nodes.length)
  })
  const all = [...parts, ...outsideContributions(model)]
  const of = <Type extends Contribution['type']>(type: Type): readonly Of<Type>[] =>
    all.filter((one): one is Of<Type> => one.type === type)
  const routes = of('route').map(({ route }) => route)
  const ofRoutes = of('moduleOfRoutes').map(({ path, node, code }) => {
    return { type: 'module', path, node, code: code(routes) } as const
  })
  return {
    model,
    modules: [...of('module'), ...ofRoutes],
    files: of('file'),
    setups: of('setup'),
    plugins: of('plugin').toSorted(byPlugin),
    settings: unique(of('setting')),
    routes,
  }
}

/** Several parts may read the same of the environment. */
function unique(settings: readonly Of<'setting'>[]): readonly Of<'setting'>[] {
  return [...new Map(settings.map((one) => [one.name, one])).values()]
}

function byPlugin(a: Of<'plugin'>, b: Of<'plugin'>): number {
  return a.plugin.module < b.plugin.module ? -1 : Number(a.plugin.module > b.plugin.module)
}
