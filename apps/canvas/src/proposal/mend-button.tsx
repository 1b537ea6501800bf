import type { Diagnostic } from '@drawbridge/manifest'
import { Sparkles } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { askFor } from '../works/ask-for.ts'
import { useModel } from './use-model.ts'

/** Has the language model suggest how a problem is mended, where there is one to ask. */
export function MendButton({ diagnostic }: { readonly diagnostic: Diagnostic }) {
  const { code, message, cure, node, field } = diagnostic
  const model = useModel()
  if (!model) return null
  const place = node === undefined ? '' : ` at ${node}${field ?? ''}`
  return (
    <Button
      size={24}
      icon={<Sparkles size={12} />}
      onClick={() => {
        askFor(
          'mend',
          `Mend this problem (${code}${place}). It says: “${message} ${cure}”`,
          node ? [node] : [],
        )
      }}
    >
      {`Ask ${model.model} to mend it`}
    </Button>
  )
}
