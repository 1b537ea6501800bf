import { useMutation, useQuery } from '@tanstack/react-query'
import type { PreviewMailbox as Box } from '@drawbridge/protocol'
import { MailX } from 'lucide-react'
import { useState } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient } from '../../server/queries.ts'
import { useDocument } from '../../stores/document.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { linked } from './linked.ts'

const REFRESH_MS = 2_000

/** What the preview sent by mail, which went nowhere but here. */
export function PreviewMailbox({ onClose }: { readonly onClose: () => void }) {
  const project = useDocument((document) => document.project) ?? ''
  const key = ['mailbox', project]
  const { data, error } = useQuery({
    queryKey: key,
    staleTime: 0,
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => call('readMailbox', { params: { project }, signal }),
  })
  const { mutate: empty } = useMutation({
    mutationFn: () => call('emptyMailbox', { params: { project } }),
    onSuccess: (emptied) => queryClient.setQueryData(key, emptied),
  })
  return (
    <Dialog
      title="Mail of the preview"
      description="What the preview sends is kept here, the last hundred. None of it reaches anybody."
      className="w-[720px] max-w-[94vw]"
      onClose={onClose}
      {...(data &&
        data.mails.length > 0 && {
          footer: <Button onClick={() => empty()}>Throw all away</Button>,
        })}
    >
      {error && (
        <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
          {reasonOf(error)}
        </p>
      )}
      {data?.mails.length === 0 && (
        <p className="flex items-center gap-2 py-6 text-text-2">
          <MailX size={16} aria-hidden /> Nothing was sent yet.
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {data?.mails.map((mail, index) => (
          <Letter key={mail.id} mail={mail} isOpen={index === 0} />
        ))}
      </ul>
    </Dialog>
  )
}

interface LetterProps {
  readonly mail: Box['mails'][number]
  readonly isOpen: boolean
}

function Letter({ mail, isOpen }: LetterProps) {
  const [open, setOpen] = useState(isOpen)
  const { at, to, subject, text } = mail
  return (
    <li className="rounded-panel border">
      <button
        type="button"
        aria-expanded={open}
        className="flex w-full items-baseline gap-3 px-3 py-2 text-left hover:bg-hover"
        onClick={() => setOpen(!open)}
      >
        <span className="min-w-0 flex-1 truncate font-medium">{subject || '(no subject)'}</span>
        <span className="truncate text-12 text-text-2">{to}</span>
        <time className="text-12 text-text-3" dateTime={new Date(at).toISOString()}>
          {new Date(at).toLocaleTimeString()}
        </time>
      </button>
      {open && (
        <p className="border-t px-3 py-2 break-words whitespace-pre-wrap">
          {linked(text).map(({ text: piece, href }, index) =>
            href === undefined ? (
              piece
            ) : (
              // Nothing but its place tells one link from another.
              <a
                key={index}
                href={href}
                target="_blank"
                rel="noreferrer noopener"
                className="text-accent underline"
              >
                {piece}
              </a>
            ),
          )}
        </p>
      )}
    </li>
  )
}
