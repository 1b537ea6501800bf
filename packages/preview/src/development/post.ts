import type { Backends } from '../calls.ts'
import type { PreviewAnswer, PreviewRequest } from '../http.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

export function post(
  backends: Pick<Backends, 'request'>,
  id: string,
  path: string,
  body: object,
  headers: PreviewRequest['headers'] = {},
): Promise<PreviewAnswer> {
  const text = JSON.stringify(body)
  return backends.request(id, {
    method: 'POST',
    path,
    headers: { ...JSON_TYPE, ...headers },
    body: text,
  })
}
