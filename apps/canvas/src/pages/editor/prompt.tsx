import { Check, CircleHelp, Sparkles, X } from 'lucide-react'
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react'
import type { Proposal } from '@drawbridge/protocol'
import { performCarefully } from '../../document/careful.ts'
import { fit, READABLE, rememberView } from '../../map/camera.ts'
import { ghostsOf, inWords } from '../../map/ghosts.ts'
import { call, reasonOf } from '../../server/client.ts'
import { useDocument } from '../../stores/document.ts'
import { notify } from '../../stores/session.ts'
import { setProposal, useTrace } from '../../stores/trace.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { ofSeverity, verdict } from './verdict.ts'

/** Plain words that become a list of edits, to be looked at and then applied or dropped. */
export function Prompt() {
  const project = useDocument((document) => document.project)
  const proposal = useTrace((trace) => trace.proposal)
  const [busy, setBusy] = useState(false)
  const [text, setText] = useState('')

  const ask = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const prompt = text.trim()
    if (!project || prompt === '') return
    setBusy(true)
    try {
      setProposal(await call('propose', { params: { project }, body: { prompt } }))
    } catch (error) {
      notify({ tone: 'error', text: reasonOf(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="pointer-events-none absolute inset-x-0 top-3 z-10 flex flex-col items-center gap-2 px-4 max-[759px]:static max-[759px]:pt-3">
      <form
        className="pointer-events-auto flex h-9 w-full max-w-[520px] items-center gap-2 rounded-full border bg-surface pr-1 pl-3 shadow-1 focus-within:border-accent"
        onSubmit={(event) => void ask(event)}
      >
        <Sparkles size={14} aria-hidden className="shrink-0 text-accent" />
        <input
          id="prompt"
          aria-label="Describe a change"
          placeholder="Describe a change: add a table books with title, price and published"
          value={text}
          maxLength={4000}
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent text-13 text-ellipsis outline-none"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
        {text.trim() !== '' && (
          <Button type="submit" look="primary" size={28} className="!rounded-full" disabled={busy}>
            {busy ? 'Reading…' : 'Propose'}
          </Button>
        )}
      </form>
      {proposal && <ProposalCard proposal={proposal} onDone={() => setText('')} />}
    </div>
  )
}

/** What would change is seen beside the card, not under it. */
const CARD_WIDTH = 360

interface ProposalCardProps {
  readonly proposal: Proposal
  readonly onDone: () => void
}

function ProposalCard({ proposal, onDone }: ProposalCardProps) {
  const manifest = useDocument((document) => document.manifest)
  const commands = useMemo(() => proposal.phrases.flatMap((phrase) => phrase.commands), [proposal])
  const after = useMemo(() => ghostsOf(manifest, commands), [manifest, commands])
  const words = useMemo(() => inWords(manifest, commands), [manifest, commands])
  const goBack = useRef<(() => void) | null>(null)
  useEffect(() => {
    const shown = [...after.fates.keys()].filter((id) =>
      after.manifest.nodes.some((node) => node.id === id),
    )
    if (shown.length === 0) return
    goBack.current ??= rememberView()
    fit({ ids: shown, right: CARD_WIDTH, least: READABLE })
  }, [after])
  const [busy, setBusy] = useState(false)
  const errors = ofSeverity(proposal.diagnostics, 'error')
  const { phrases } = proposal
  const understood = phrases.filter((phrase) => phrase.understood)
  const partly = understood.length > 0 && understood.length < phrases.length
  const close = (): void => {
    setProposal(null)
    onDone()
  }
  const drop = (): void => {
    close()
    goBack.current?.()
  }
  const apply = async (): Promise<void> => {
    setBusy(true)
    await performCarefully(proposal.title, commands, () => {
      close()
      if (commands.some(({ type }) => type === 'addNode')) requestAnimationFrame(() => fit())
      else goBack.current?.()
      const says = understood.map((phrase) => phrase.says).join(' ')
      notify({ tone: 'plain', text: `Applied: ${partly ? says : proposal.title}` })
    })
    setBusy(false)
  }
  return (
    <section
      aria-label="Proposal"
      className="enter pointer-events-auto flex max-h-[60vh] w-full max-w-[520px] flex-col rounded-node border bg-raised shadow-2 min-[760px]:max-w-[360px] min-[760px]:self-end"
    >
      <h2 className="px-4 pt-3 font-semibold">{proposal.title}</h2>
      <ul className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
        {proposal.phrases.map(({ text, understood, says, commands: edits }) => (
          <li key={text} className="py-1.5">
            <p className="flex items-start gap-2">
              {understood ? (
                <Check size={14} className="mt-1 shrink-0 text-ok" aria-label="Understood" />
              ) : (
                <CircleHelp
                  size={14}
                  className="mt-1 shrink-0 text-warning"
                  aria-label="Not understood"
                />
              )}
              <span>
                <span className="text-text-2">“{text}”</span> {says}
              </span>
            </p>
            <ul className="ml-6 text-12 text-text-2">
              {edits.map((edit) => (
                <li key={JSON.stringify(edit)}>{words.get(edit)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {partly && (
        <p className="px-4 pb-2 text-12 text-warning">
          {`${understood.length} of ${phrases.length} parts were understood. Only what has a tick is applied.`}
        </p>
      )}
      <footer className="flex items-center gap-2 border-t px-4 py-2.5">
        <span
          className={`max-h-24 flex-1 overflow-y-auto text-12 ${errors.length > 0 ? 'text-error' : 'text-text-2'}`}
        >
          {commands.length > 0 && verdict(proposal.diagnostics)}
        </span>
        <Button size={28} icon={<X size={14} />} onClick={drop}>
          Drop
        </Button>
        {commands.length > 0 && (
          <Button
            look="primary"
            size={28}
            icon={<Check size={14} />}
            disabled={busy}
            onClick={() => void apply()}
          >
            {errors.length > 0
              ? `Apply with ${counted(errors.length, 'problem')}`
              : partly
                ? 'Apply what was understood'
                : 'Apply'}
          </Button>
        )}
      </footer>
    </section>
  )
}
