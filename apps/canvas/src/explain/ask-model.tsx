import type { Subject } from '@drawbridge/assistant/explain'
import { WORKS } from '@drawbridge/assistant/works'
import { Sparkles } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { askFor } from '../works/ask-for.ts'

interface AskModelProps {
  readonly model: string
  readonly title: string
  readonly subject: Subject
  /** What a model may hear of one request: no address, and no value of it. */
  readonly request?: string | undefined
  readonly onAsk: () => void
}

/** Has the language model explain it in its own words. */
export function AskModel({ model, title, subject, request, onAsk }: AskModelProps) {
  const { node, within, step } = subject
  const place = [`the part ${node}`, within && `at ${within}`, step && `the step ${step}`]
  return (
    <Button
      icon={<Sparkles size={14} />}
      onClick={() => {
        onAsk()
        const about = `${WORKS.explain.title}: ${title} (${place.filter(Boolean).join(', ')}).`
        askFor('explain', [about, request].filter(Boolean).join('\n'), [node])
      }}
    >
      {`Ask ${model} to explain it`}
    </Button>
  )
}
