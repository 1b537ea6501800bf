import type { CodeFile } from '@drawbridge/protocol'
import { useMemo } from 'react'
import { useModel } from '../proposal/use-model.ts'
import { useDocument } from '../stores/document.ts'
import { AskModel } from './ask-model.tsx'
import { explainFile } from './explain-file.ts'
import { ToldDialog } from './told-dialog.tsx'

/** As much of a file as a question has room for. */
const MOST_SENT = 3_000

interface FileExplanationProps {
  readonly file: CodeFile
  readonly files: readonly CodeFile[]
  readonly onClose: () => void
}

/** What a file of the code is for: from the drawing alone, or by a model in its own words. */
export function FileExplanation({ file, files, onClose }: FileExplanationProps) {
  const manifest = useDocument((document) => document.manifest)
  const model = useModel()
  const sections = useMemo(() => explainFile(manifest, file, files), [manifest, file, files])
  const parts = new Set(file.origins.map(({ node }) => node))
  return (
    <ToldDialog
      title={`Explained: ${file.path}`}
      description="Told from the drawing as it is now, and from the files beside it. Nothing was sent anywhere."
      sections={sections}
      onClose={onClose}
      footer={
        model && (
          <AskModel
            model={model.model}
            about={`the file ${file.path} of the code that the drawing becomes. It begins so:\n${file.text.slice(0, MOST_SENT)}`}
            selection={[...parts]}
            onAsk={onClose}
          />
        )
      }
    />
  )
}
