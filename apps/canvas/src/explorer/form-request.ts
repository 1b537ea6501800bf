import type { Json } from '@drawbridge/manifest'
import type { PreviewRequest, Route } from '@drawbridge/protocol'
import type { Caller, Draft } from '../stores/trace.ts'
import { pathOf } from './request.ts'

/** Bytes of all files together: what is tried in the studio goes through it as text. */
export const MOST_BYTES = 2_500_000

/** A request whose body is a form with files, written as browsers write one. */
export async function formRequestOf(
  route: Route,
  draft: Draft,
  as: Caller,
): Promise<PreviewRequest> {
  const form = new FormData()
  for (const [name, value] of textsOf(draft.body)) form.append(name, value)
  for (const [name, file] of Object.entries(draft.files ?? {})) form.append(name, file)
  const written = new Response(form)
  const bytes = new Uint8Array(await written.arrayBuffer())
  if (bytes.length > MOST_BYTES)
    throw new Error(
      `From here ${MOST_BYTES / 1_000_000} MB can be sent. Choose smaller files, or send these with cURL.`,
    )
  return {
    as,
    method: route.method,
    path: pathOf(route, draft),
    headers: { 'content-type': written.headers.get('content-type') ?? '' },
    body: base64(bytes),
    bodyAs: 'base64',
  }
}

/** Fields of a form are texts; what is none goes as JSON. */
function textsOf(body: string): readonly (readonly [string, string])[] {
  const values: Readonly<Record<string, Json>> = JSON.parse(body || '{}')
  return Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
}

function base64(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text)
}
