import type { Manifest } from '@drawbridge/manifest'
import type { Route } from '@drawbridge/protocol'
import type { Draft } from '../stores/trace.ts'
import { drawnEndpoint, drawnForm } from './drawn-form.ts'
import { firstBody, formOf } from './example.ts'
import type { FormField } from './form-field.ts'
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

/** The same body with these values in it; one that is not JSON is begun anew. */
export function withValues(body: string, values: Readonly<Record<string, string>>): string {
  try {
    return JSON.stringify({ ...JSON.parse(body), ...values }, null, 2)
  } catch {
    return JSON.stringify(values, null, 2)
  }
}
