import { FileText, Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../ui/button.tsx'
import { shownAs } from './attach-picture.ts'
import { ATTACHABLE, type Attachment } from './attachment.ts'

interface AttachProps {
  readonly attached: Attachment | null
  readonly onFile: (file: File) => void
  readonly onRemove: () => void
}

/** Chooses a document or a picture to be read, and shows which one is. */
export function Attach({ attached, onFile, onRemove }: AttachProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={ATTACHABLE}
        aria-label="Document or picture"
        className="hidden"
        onChange={({ target }) => {
          const file = target.files?.[0]
          // The same file may be chosen again.
          target.value = ''
          if (file) onFile(file)
        }}
      />
      {attached ? (
        <span className="flex h-7 max-w-52 min-w-0 items-center gap-1.5 rounded-full bg-sunken pl-2.5 text-12">
          {attached.type === 'picture' ? (
            <img
              src={shownAs(attached)}
              alt=""
              className="size-5 shrink-0 rounded-sm object-cover"
            />
          ) : (
            <FileText size={14} aria-hidden className="shrink-0 text-text-3" />
          )}
          <span className="truncate" title={attached.name}>
            {attached.name}
          </span>
          <IconButton label={`Remove ${attached.name}`} onClick={onRemove}>
            <X size={12} />
          </IconButton>
        </span>
      ) : (
        <IconButton label="Read a document or a picture" onClick={() => input.current?.click()}>
          <Paperclip size={14} />
        </IconButton>
      )}
    </>
  )
}
