import { explain, type Subject } from '@drawbridge/assistant/explain'
import { useModel } from '../proposal/use-model.ts'
import { useDocument } from '../stores/document.ts'
import { Dialog } from '../ui/dialog.tsx'
import { AskModel } from './ask-model.tsx'
import type { ExplainedRequest } from './explain-run.ts'

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
    <Dialog
      title={explained ? `Explained: ${explained.title}` : 'There is nothing to explain any more'}
      description="Told from the drawing as it is now. Nothing was sent anywhere."
      className="w-[640px]"
      onClose={onClose}
      footer={
        explained &&
        model && (
          <AskModel
            model={model.model}
            title={explained.title}
            subject={subject}
            request={request?.forModel}
            onAsk={onClose}
          />
        )
      }
    >
      <div className="flex flex-col gap-4">
        {sections.map(({ title, lines }) => (
          <section key={title}>
            <h3 className="mb-1 font-semibold">{title}</h3>
            <ul className="flex flex-col gap-0.5">
              {lines.map(({ says, depth = 0 }, index) => (
                // Two lines may say the same.
                <li
                  key={`${index} ${says}`}
                  className="break-words text-text-2"
                  style={{ paddingLeft: depth * 20 }}
                >
                  {says}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
