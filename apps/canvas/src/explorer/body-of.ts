import type { Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import type { Draft } from '../stores/trace.ts'
import { drawnEndpoint, drawnForm } from './drawn-form.ts'
import { firstBody, formOf, type FormField } from './example.ts'
import { paramsOf } from './request.ts'

interface Body {
  readonly fields: readonly FormField[]
  readonly hasFiles: boolean
  /** What stands in the form before anybody has written into it. */
  readonly first: Draft
}

/** What an endpoint takes. */
export function bodyOf(route: Route, manifest: Manifest): Body {
  const drawn = drawnEndpoint(manifest, route)
  const fields = drawn ? drawnForm(drawn, 'body') : formOf(route, manifest)
  const params = Object.fromEntries(paramsOf(route.path).map((name) => [name, '1']))
  return {
    fields,
    hasFiles: fields.some(({ kind }) => kind === 'file'),
    first: { params, query: {}, body: firstBody(route, fields) },
  }
}
