import { NodeResizer, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { settingText } from '../../kinds/setting-text.ts'
import { perform } from '../../stores/document.ts'
import { useSession } from '../../stores/session.ts'
import type { PartData } from '../scene.ts'
import { NameEditor } from './name-editor.tsx'

type PaperProps = NodeProps & { data: PartData }

/** A note: written where it stands. */
export const NotePaper = memo(function NotePaper({ id, data, selected }: PaperProps) {
  const text = settingText(data.part, 'text', '')
  return (
    <>
      <NodeResizer isVisible={selected} minWidth={128} minHeight={64} />
      <div className="part-card !bg-warning/10 p-3" data-ghost={data.ghost ?? undefined}>
        <textarea
          key={text}
          defaultValue={text}
          aria-label={`Text of the note ${data.part.name}`}
          placeholder="Write a note"
          maxLength={10_000}
          className="nowheel h-full w-full resize-none bg-transparent text-13"
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
          onBlur={(event) => {
            if (event.target.value === text) return
            const value = event.target.value
            perform({ type: 'setSetting', id, path: ['text'], value }, 'Write a note')
          }}
        />
      </div>
    </>
  )
})

/** A frame around parts that belong together; it takes them along when it moves. */
export const GroupPaper = memo(function GroupPaper({ id, data, selected }: PaperProps) {
  const renaming = useSession((session) => session.renaming === id)
  return (
    <>
      <NodeResizer isVisible={selected} minWidth={160} minHeight={96} />
      <div className="part-card !bg-logic/6 !shadow-none outline-1 outline-border-strong outline-dashed">
        <div className="absolute top-2 left-3 text-12 font-semibold text-logic">
          {renaming ? <NameEditor part={data.part} /> : data.part.name}
        </div>
      </div>
    </>
  )
})

/** Either of them in a drawing that is only looked at. */
export const StillPaper = memo(function StillPaper({ data }: { readonly data: PartData }) {
  const { part, ghost } = data
  return (
    <div
      className="part-card !shadow-none p-3 text-13 whitespace-pre-wrap"
      data-ghost={ghost ?? undefined}
    >
      {settingText(part, 'text', part.name)}
    </div>
  )
})
