import type { ShownPicture, WorkName } from '@drawbridge/protocol'
import { useQuery } from '@tanstack/react-query'
import { call, reasonOf } from '../server/client.ts'
import { useDocument } from '../stores/document.ts'
import { Dialog } from '../ui/dialog.tsx'
import { bodyOf } from './assisted.ts'
import { shownAs, type AttachedPicture } from './attach-picture.ts'
import { NoPrice } from './no-price.tsx'
import { rangeWords } from './spent.ts'

interface WhatLeavesProps {
  readonly work: WorkName
  readonly prompt: string
  readonly selection: readonly string[]
  readonly picture?: AttachedPicture | undefined
  readonly onClose: () => void
}

/** Exactly what goes to the language model; nothing is sent for looking at it. */
export function WhatLeaves({ work, prompt, selection, picture, onClose }: WhatLeavesProps) {
  const project = useDocument((document) => document.project) ?? ''
  const body = bodyOf(prompt, selection, work, {
    ...(picture && { picture }),
  })
  const question = useQuery({
    queryKey: ['question', project, work, prompt, selection, picture?.name],
    staleTime: 0,
    gcTime: 0,
    queryFn: ({ signal }) => call('previewQuestion', { params: { project }, body, signal }),
  })
  const { data } = question
  return (
    <Dialog
      title="What leaves this studio"
      description={
        data
          ? `To ${data.by}, when you ask. ${rangeWords(data)}, answers and repairs included.`
          : 'Looking it up…'
      }
      className="w-[720px]"
      onClose={onClose}
    >
      {question.isError && <p className="text-error">{reasonOf(question.error)}</p>}
      {data && (
        <div className="flex flex-col gap-3">
          <p className="text-text-2">
            No rows, no secrets and nothing of any request. If the answer has mistakes, it is sent
            back with what the checker says of it.
          </p>
          {data.picture && <SentPicture picture={data.picture} />}
          {!data.cost && !data.isFree && <NoPrice />}
          {data.messages.map((message) => (
            <Sent key={message} title="Your request and the drawing" text={message} />
          ))}
          <Sent title="Instructions, the same for everybody" text={data.instructions} />
        </div>
      )}
    </Dialog>
  )
}

/** Where it was taken, when and by what is gone from it. */
function SentPicture({ picture }: { readonly picture: ShownPicture }) {
  const { name, width, height } = picture
  return (
    <figure>
      <figcaption className="mb-1 font-semibold">
        {`The picture, ${width.toLocaleString()} × ${height.toLocaleString()} pixels, without what a camera keeps beside it`}
      </figcaption>
      <img
        src={shownAs(picture)}
        alt={name}
        width={width}
        height={height}
        className="h-auto max-h-96 w-auto max-w-full rounded-control border bg-sunken"
      />
    </figure>
  )
}

function Sent({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h3 className="mb-1 font-semibold">{title}</h3>
      <pre
        tabIndex={0}
        aria-label={title}
        className="max-h-72 overflow-auto rounded-control border bg-sunken p-3 font-mono text-12 whitespace-pre-wrap"
      >
        {text}
      </pre>
    </section>
  )
}
