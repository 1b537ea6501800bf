import type { Proposal } from '@drawbridge/protocol'
import { Check, Code, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import { performCarefully } from '../document/careful.ts'
import { fit, fitLegibly, rememberView } from '../map/camera.ts'
import { ghostsOf, inWords } from '../map/ghosts.ts'
import { useDocument } from '../stores/document.ts'
import { notify, useSession } from '../stores/session.ts'
import { setProposal, useTrace } from '../stores/trace.ts'
import { Button } from '../ui/button.tsx'
import { AskAgain } from './ask-again.tsx'
import { drawAnew } from './answering.ts'
import { Asks } from './asks.tsx'
import { dropProposal } from './assisted.ts'
import { DatabaseChange } from './database-change.tsx'
import { Evidence } from './evidence.tsx'
import { fitting } from './fitting.ts'
import { PhraseList } from './phrase-list.tsx'
import { SeenIn } from './seen-in.tsx'
import type { Picked } from './question-list.tsx'
import { SensitiveList } from './sensitive-list.tsx'
import { spentWords } from './spent.ts'
import { failureOf, useWeight } from './use-weight.ts'
import { ofSeverity, verdict } from './verdict.ts'
import {
  appliedWords,
  applyWords,
  dropWords,
  ideaOf,
  isAnswer,
  isPartly,
  restOf,
  understoodWords,
} from './words.ts'

const ProposedCode = lazy(() =>
  import('./proposed-code.tsx').then(({ ProposedCode: dialog }) => ({ default: dialog })),
)

/** What would change is seen beside the card, not under it. */
const CARD_WIDTH = 360

/** Between a prompt of many lines and what is shown below it. */
const AIR = 32

interface ProposalCardProps {
  readonly proposal: Proposal
  /** Called when it goes away: with whether something came of it. */
  readonly onDone: (isAnswered: boolean) => void
}

/** What is suggested, with what was found about it, to be applied or dropped. */
export function ProposalCard({ proposal, onDone }: ProposalCardProps) {
  const { phrases, assisted } = proposal
  const manifest = useDocument((document) => document.manifest)
  const leftOut = useTrace((trace) => trace.leftOut)
  const { commands, changes, unfit } = useMemo(
    () => fitting(manifest, phrases, leftOut),
    [manifest, phrases, leftOut],
  )
  const words = useMemo(() => inWords(manifest, commands), [manifest, commands])
  const card = useRef<HTMLElement>(null)
  const goBack = useShown(commands, card)
  const weight = useWeight(proposal, commands)
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [reading, setReading] = useState(false)
  const [picked, setPicked] = useState<Picked>(new Map())
  const pick = (question: string, choice: string): void => {
    const now = new Map([...picked, [question, choice]])
    setPicked(now)
    if (assisted) return
    void drawAnew(proposal, now).then((isDrawn) => {
      if (!isDrawn) setPicked(new Map())
    })
  }
  const errors = ofSeverity(weight.diagnostics, 'error')
  const partly = isPartly(proposal)
  const weighs = commands.length > 0 ? [...weight.sensitive, ...failureOf(proposal, weight)] : []
  const waits = weighs.some(({ key }) => !agreed.has(key))
  const drop = (): void => {
    dropProposal()
    if (assisted?.state !== 'stopped' && assisted?.state !== 'nothing')
      // What was asked for by a button leaves the prompt alone.
      onDone(isAnswer(proposal) && (assisted !== undefined || proposal.work === undefined))
    goBack()
  }
  const apply = async (): Promise<void> => {
    setBusy(true)
    const made = (): void => {
      dropProposal()
      onDone(true)
      if (commands.some(({ type }) => type === 'addNode')) requestAnimationFrame(() => fit())
      else goBack()
      const rest = assisted ? null : restOf(proposal, leftOut)
      notify({
        tone: 'plain',
        text: appliedWords(proposal, leftOut),
        ...(rest && { action: { label: 'Show the rest', perform: () => setProposal(rest) } }),
      })
    }
    await performCarefully(proposal.title, commands, made, ideaOf(proposal))
    setBusy(false)
  }
  return (
    <section
      ref={card}
      aria-label="Proposal"
      className="enter pointer-events-auto flex max-h-[60vh] w-full max-w-[520px] flex-col rounded-node border bg-raised shadow-2 min-[760px]:max-w-[360px] min-[760px]:self-end"
    >
      <h2 className="px-4 pt-3 font-semibold">{proposal.title}</h2>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">
        {assisted && <Progress assisted={assisted} />}
        <SeenIn proposal={proposal} />
        <Asks proposal={proposal} picked={picked} onPick={pick} />
        {assisted?.words?.map((paragraph, index) => (
          // Two paragraphs may say the same.
          <p key={`${index} ${paragraph}`} className="py-1.5 break-words">
            {paragraph}
          </p>
        ))}
        {commands.length > 0 && weight.isMoved && (
          <p className="py-1.5 text-warning">
            The drawing has changed since. This is checked against the drawing as it is now.
          </p>
        )}
        <PhraseList proposal={proposal} leftOut={leftOut} unfit={unfit} words={words} />
        {assisted && assisted.state !== 'working' && (
          <>
            <SensitiveList sensitive={weighs} agreed={agreed} onAgree={setAgreed} />
            <Evidence
              assisted={assisted}
              isWhole={leftOut.size === 0 && unfit.size === 0 && !weight.isMoved}
            />
          </>
        )}
        {commands.length > 0 && weight.migration && (
          <DatabaseChange migration={weight.migration} commands={commands} />
        )}
        {commands.length > 0 && assisted?.state !== 'working' && (
          <div className="border-t py-2">
            <Button size={24} icon={<Code size={12} />} onClick={() => setReading(true)}>
              What the code becomes
            </Button>
          </div>
        )}
        {assisted?.isProgram && (
          <p className="border-t py-2 text-12 text-text-2">
            {`${assisted.by} can’t be asked from here. For another suggestion, ask there.`}
          </p>
        )}
        {assisted && assisted.state !== 'working' && !assisted.isProgram && (
          <AskAgain
            id={proposal.id}
            assisted={assisted}
            leftOut={phrases.filter((_, at) => leftOut.has(at))}
            picked={picked}
          />
        )}
      </div>
      {partly && !assisted && (
        <p className="px-4 pb-2 text-12 text-warning">
          {`${understoodWords(proposal)} were understood. Only what has a tick is applied.`}
        </p>
      )}
      <footer className="flex flex-wrap items-center justify-end gap-2 border-t px-4 py-2.5">
        <span
          className={`max-h-24 overflow-y-auto text-12 ${errors.length > 0 ? 'basis-full text-error' : 'min-w-0 grow text-text-2'}`}
        >
          {commands.length > 0 && (weight.isKnown ? verdict(weight.diagnostics) : weight.says)}
        </span>
        <Button size={28} icon={<X size={14} />} onClick={drop}>
          {dropWords(proposal)}
        </Button>
        {commands.length > 0 && (
          <Button
            look="primary"
            size={28}
            icon={<Check size={14} />}
            disabled={busy || waits || !weight.isKnown}
            onClick={() => void apply()}
          >
            {applyWords(errors.length, partly, leftOut.size > 0)}
          </Button>
        )}
      </footer>
      {reading && (
        <Suspense>
          <ProposedCode
            title={proposal.title}
            changes={changes}
            onClose={() => setReading(false)}
          />
        </Suspense>
      )}
    </section>
  )
}

/** Shows on the map what would change, and gives the way back to what was shown before. */
function useShown(
  commands: ReturnType<typeof fitting>['commands'],
  card: RefObject<HTMLElement | null>,
): () => void {
  const manifest = useDocument((document) => document.manifest)
  const after = useMemo(() => ghostsOf(manifest, commands), [manifest, commands])
  const goBack = useRef<(() => void) | null>(null)
  useEffect(() => {
    const shown = [...after.fates.keys()].filter((id) =>
      after.manifest.nodes.some((node) => node.id === id),
    )
    if (shown.length === 0) return
    goBack.current ??= makeRoom()
    const tables = shown.filter((id) =>
      after.manifest.nodes.some((node) => node.id === id && node.kind === 'table'),
    )
    // Once the map is as wide as it is now.
    const frame = requestAnimationFrame(() => {
      const top = (card.current?.offsetTop ?? 0) + AIR
      fitLegibly(shown, tables, { right: CARD_WIDTH, top })
    })
    return () => cancelAnimationFrame(frame)
  }, [after, card])
  return () => goBack.current?.()
}

/** Nothing is dragged from the palette meanwhile. The answer gives it and the view back. */
function makeRoom(): () => void {
  const showAgain = rememberView()
  const { rail } = useSession.getState()
  if (rail === 'palette') useSession.setState({ rail: null })
  return () => {
    if (rail === 'palette') useSession.setState({ rail })
    showAgain()
  }
}

function Progress({ assisted }: { readonly assisted: NonNullable<Proposal['assisted']> }) {
  const { state, says, by } = assisted
  const spent = spentWords(assisted)
  return (
    <div className="border-b pb-2">
      <p role="status" className={state === 'working' || state === 'ready' ? '' : 'text-warning'}>
        {says}
      </p>
      <p className="text-12 text-text-3">
        {by}
        {spent !== '' && ` · ${spent}`}
      </p>
    </div>
  )
}
