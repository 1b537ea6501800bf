import type { Assistant } from '@drawbridge/protocol'
import { useAssistant } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'

/** The language model that can be asked for something; null where there is none, or one may only look. */
export function useModel(): Assistant | null {
  const assistant = useAssistant().data ?? null
  const isViewer = useDocument((document) => document.role === 'viewer')
  return isViewer ? null : assistant
}
