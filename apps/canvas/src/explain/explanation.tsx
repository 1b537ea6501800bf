import { explain, type Subject } from '@drawbridge/assistant/explain'
import { useModel } from '../proposal/use-model.ts'
import { useDocument } from '../stores/document.ts'
import { AskModel } from './ask-model.tsx'
import type { ExplainedRequest } from './explain-run.ts'
import { ToldDialog } from './told-dialog.tsx'

interface ExplanationProps {
  readonly subject: Subject
  /** The request that it is about. */
  readonly request?: ExplainedRequest | undefined
  readonly onClose: () => void
}

/** What something in the drawing is and does, told from the drawing: offline, and the same each time. */
export function Explanation({ subject, request, onClose }: ExplanationProps) {
  const manifest = useDocument((document) => document.manifest)
  const diagnostics = useDocument((document) => document.diagnostics)
  const model = useModel()
  const explained = explain(manifest, subject, diagnostics)
  const sections = [...(request ? [request.section] : []), ...(explained?.sections ?? [])]
  return (
    <ToldDialog
      title={explained ? `Explained: ${explained.title}` : 'There is nothing to explain any more'}
      description="Told from the drawing as it is now. Nothing was sent anywhere."
      sections={sections}
      onClose={onClose}
      footer={
        explained &&
        model && (
          <AskModel
            model={model.model}
            about={[aboutPlace(explained.title, subject), request?.forModel]
              .filter(Boolean)
              .join('\n')}
            selection={[subject.node]}
            onAsk={onClose}
          />
        )
      }
    />
  )
}

function aboutPlace(title: string, { node, within, step }: Subject): string {
  const place = [`the part ${node}`, within && `at ${within}`, step && `the step ${step}`]
  return `${title} (${place.filter(Boolean).join(', ')}).`
}
