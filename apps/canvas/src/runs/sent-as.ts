import type { PreviewRequest, Run } from '@drawbridge/protocol'
import { useTrace } from '../stores/trace.ts'

/** As it was sent; undefined where that is not known whole. */
export function sentAs({ id, began, again }: Run): PreviewRequest | undefined {
  const { exchanges } = useTrace.getState()
  const sent = exchanges.find(({ answer: { run } }) => run?.id === id && run.began === began)
  return sent?.request ?? again
}

/** As far as it is known: in what is not kept whole, texts are shortened and secrets left out. */
export function seenAs(run: Run): Pick<PreviewRequest, 'path' | 'body'> {
  const { path, body } = run
  return sentAs(run) ?? (body === null ? { path } : { path, body: JSON.stringify(body) })
}
