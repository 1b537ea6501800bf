import { Eye, Sparkles } from 'lucide-react'
import { useState, type ClipboardEvent, type DragEvent, type FormEvent } from 'react'
import { call, reasonOf } from '../server/client.ts'
import { useAssistant } from '../server/queries.ts'
import { useDocument } from '../stores/document.ts'
import { notify, useSession } from '../stores/session.ts'
import { setProposal, useTrace } from '../stores/trace.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { beginProposal } from './assisted.ts'
import { Attach } from './attach.tsx'
import { attachmentOf, isDocument, pastedDocument, type Attachment } from './attachment.ts'
import { ProposalCard } from './card.tsx'
import { PromptText } from './prompt-text.tsx'
import { WhatLeaves } from './what-leaves.tsx'

/** Plain words that become a list of edits, to be looked at and then applied or dropped. */
export function Prompt() {
  const project = useDocument((document) => document.project)
  const proposal = useTrace((trace) => trace.proposal)
  const selection = useSession((session) => session.selection)
  const assistant = useAssistant().data ?? null
  const [busy, setBusy] = useState(false)
  const text = useSession((session) => session.prompt)
  const attached = useSession((session) => session.attached)
  const [by, setBy] = useState<'planner' | 'model'>('planner')
  const [looking, setLooking] = useState(false)
  const prompt = text.trim()
  const isEmpty = prompt === '' && !attached
  const picture = attached?.type === 'picture' ? attached : undefined
  const asksModel = assistant !== null && (by === 'model' || picture !== undefined)
  const isUnseen = picture !== undefined && assistant === null

  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!project || isEmpty || isUnseen || busy) return
    const params = { project }
    setBusy(true)
    try {
      if (attached?.type === 'document') {
        const { name, text: words } = attached
        setProposal(await call('proposeDocument', { params, body: { name, text: words } }))
      } else if (picture) await beginProposal(prompt, selection, 'picture', { picture })
      else if (asksModel) await beginProposal(prompt, selection)
      else setProposal(await call('propose', { params, body: { prompt } }))
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) })
    } finally {
      setBusy(false)
    }
  }

  const attach = async (find: () => Promise<Attachment> | Attachment): Promise<void> => {
    try {
      const found = await find()
      setAttached(found)
      if (found.type === 'document') setText('')
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) })
    }
  }

  const done = (isAnswered: boolean): void => {
    // What was asked stays where nothing came of it, to be asked otherwise.
    if (isAnswered) setText('')
    setAttached(null)
  }

  const paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData.getData('text/plain')
    const [file] = event.clipboardData.files
    if (!file && !isDocument(pasted)) return
    event.preventDefault()
    void attach(() => (file ? attachmentOf(file) : pastedDocument(pasted)))
  }

  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    void attach(() => attachmentOf(file))
  }

  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex flex-col items-center gap-2 px-4 max-[759px]:static max-[759px]:pt-3">
      <form
        className="pointer-events-auto flex min-h-9 w-full max-w-[520px] flex-wrap items-end gap-x-2 rounded-[18px] border bg-surface py-[3px] pr-1 pl-3 shadow-1 has-[textarea:focus-visible]:outline-2 has-[textarea:focus-visible]:outline-accent"
        onSubmit={(event) => void ask(event)}
        onPaste={paste}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes('Files')) event.preventDefault()
        }}
        onDrop={drop}
      >
        <Sparkles size={14} aria-hidden className="my-[7px] shrink-0 text-accent" />
        <Attach
          attached={attached}
          onFile={(file) => void attach(() => attachmentOf(file))}
          onRemove={() => setAttached(null)}
        />
        <PromptText
          placeholder={
            attached
              ? picture
                ? 'Say more about it, or press Propose'
                : 'Press Propose to read it'
              : asksModel
                ? 'Describe what you want, in your own words'
                : 'Describe a change: add a table books with title, price and published'
          }
          value={text}
          readOnly={attached?.type === 'document'}
          onChange={setText}
        />
        <span className="ml-auto flex items-end gap-2">
          {asksModel && (prompt !== '' || picture) && (
            <IconButton label="See what would be sent" onClick={() => setLooking(true)}>
              <Eye size={14} />
            </IconButton>
          )}
          {assistant && (
            <select
              aria-label="Who suggests"
              value={asksModel ? 'model' : by}
              disabled={picture !== undefined}
              className="h-7 max-w-36 rounded-full bg-transparent px-1 text-12 text-ellipsis text-text-2 hover:bg-hover"
              onChange={({ target }) => setBy(target.value === 'model' ? 'model' : 'planner')}
            >
              <option value="planner">Planner, offline</option>
              <option value="model">{assistant.model}</option>
            </select>
          )}
          {!isEmpty && (
            <Button
              type="submit"
              look="primary"
              size={28}
              className="!rounded-full"
              busy={busy}
              disabled={isUnseen}
            >
              {busy ? 'Reading…' : 'Propose'}
            </Button>
          )}
        </span>
      </form>
      {isUnseen && <NobodySees />}
      {proposal && <ProposalCard key={proposal.id} proposal={proposal} onDone={done} />}
      {looking && (
        <WhatLeaves
          work={picture ? 'picture' : 'draw'}
          prompt={prompt}
          selection={selection}
          picture={picture}
          onClose={() => setLooking(false)}
        />
      )}
    </div>
  )
}

const setText = (prompt: string): void => useSession.setState({ prompt })
const setAttached = (attached: Attachment | null): void => useSession.setState({ attached })

/** Said at once, and the picture stays where it is. */
function NobodySees() {
  return (
    <p
      role="status"
      className="pointer-events-auto w-full max-w-[520px] rounded-node border bg-raised px-4 py-2.5 text-13 shadow-1"
    >
      A picture is read by a language model, and there is none yet. Name one on{' '}
      <a className="underline" href="/account" target="_blank" rel="noreferrer">
        your account page
      </a>
      ; the picture waits here meanwhile.
    </p>
  )
}
