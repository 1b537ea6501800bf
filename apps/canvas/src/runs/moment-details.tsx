import type { Run, RunMoment } from '@drawbridge/protocol'
import { CodeXml, StepForward } from 'lucide-react'
import { showLines, stepOf } from '../code/run-lines.ts'
import { JsonText } from '../explorer/json-text.tsx'
import { openFlow } from '../flow/current.ts'
import { took } from '../flow/ran.ts'
import { useDocument } from '../stores/document.ts'
import { useSession } from '../stores/session.ts'
import { Button } from '../ui/button.tsx'
import type { Difference } from './difference.ts'
import { runUpTo } from './replay.ts'
import { momentTitle, SORTS } from './moment-words.ts'
import { statementWords } from './statement-words.ts'

interface MomentDetailsProps {
  readonly run: Run
  readonly moment: RunMoment
  /** Where it is compared with another request: what is not as there. */
  readonly differences: ReadonlyMap<RunMoment, Difference> | null
}

/** What one moment of a request took and gave. */
export function MomentDetails({ run, moment, differences }: MomentDetailsProps) {
  const manifest = useDocument((document) => document.manifest)
  const difference = differences?.get(moment)
  const inside = stepOf(run, moment)
  return (
    <aside
      aria-label="The moment that is looked at"
      tabIndex={0}
      className="flex w-[280px] shrink-0 flex-col gap-2 overflow-y-auto border-l p-3 text-12 max-[759px]:w-full"
    >
      <p className="text-text-2">
        {SORTS[moment.sort]}
        {moment.ms !== null && `, ${took(moment.ms)}`}, began at {took(moment.at)}
      </p>
      {moment.sort !== 'statement' && <p className="text-13">{momentTitle(moment, manifest)}</p>}
      {moment.sort === 'step' && run.elsewhere === undefined && (
        <Button
          look="plain"
          size={24}
          icon={<StepForward size={12} />}
          title="Sends it again as far as this step; what it writes to the database is taken back"
          onClick={() => void runUpTo(run, moment)}
        >
          Run up to here
        </Button>
      )}
      {inside && (
        <Button
          look="plain"
          size={24}
          icon={<CodeXml size={12} />}
          onClick={() => {
            openFlow(inside, inside.step)
            showLines()
          }}
        >
          Show its lines
        </Button>
      )}
      {moment.failed !== undefined && (
        <p className="rounded-control bg-error/10 px-2.5 py-2">{moment.failed}</p>
      )}
      {moment.sort === 'step' && moment.each !== undefined && (
        <Value title="For" value={moment.each} />
      )}
      {moment.sort === 'step' && moment.value !== undefined && (
        <Value title="It gave" value={moment.value} />
      )}
      {moment.sort === 'statement' && <Statement moment={moment} />}
      {difference && (
        <Value title={`The request of ${difference.when} had`} value={difference.value} />
      )}
      {differences && !difference && <p className="text-text-3">The other request had the same.</p>}
    </aside>
  )
}

type StatementMoment = Extract<RunMoment, { sort: 'statement' }>

/** In words for those who are guided, with its text behind them. */
function Statement({ moment }: { readonly moment: StatementMoment }) {
  const manifest = useDocument((document) => document.manifest)
  const isGuided = useSession(({ level }) => level === 'guided')
  const text = (
    <>
      <pre className="rounded-control bg-sunken p-2 font-mono text-11 break-words whitespace-pre-wrap">
        {moment.text}
      </pre>
      {moment.values.length > 0 && <Value title="With these values" value={moment.values} />}
    </>
  )
  if (!isGuided) return text
  return (
    <>
      <p className="text-13">{statementWords(moment.text, manifest)}</p>
      <details>
        <summary className="h-6 text-text-2">As SQL</summary>
        <div className="flex flex-col gap-2">{text}</div>
      </details>
    </>
  )
}

function Value({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-medium text-text-2">{title}</h3>
      <pre
        tabIndex={0}
        aria-label={title}
        className="max-h-40 overflow-auto rounded-control bg-sunken p-2 font-mono text-11"
      >
        <JsonText text={JSON.stringify(value)} />
      </pre>
    </div>
  )
}
