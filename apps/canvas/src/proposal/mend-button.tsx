import type { Diagnostic } from '@drawbridge/manifest'
import { AskButton } from '../works/ask-button.tsx'
import { useModel } from './use-model.ts'

/** Has the language model suggest how a problem is mended, where there is one to ask. */
export function MendButton({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { code, message, cure, node, field } = diagnostic
  const model = useModel()
  if (!model) return null
  const place = node === undefined ? '' : ` at ${node}${field ?? ''}`
  return (
    <AskButton
      work="mend"
      prompt={`Mend this problem (${code}${place}). It says: “${message} ${cure}”`}
      selection={node ? [node] : []}
      label={`Ask ${model.model} to mend it`}
    />
  )
}
