import type { Step } from '@drawbridge/kinds/faces'
import { StepForward } from 'lucide-react'
import { useState } from 'react'
import { useKeys } from '../../actions/keys.ts'
import { runStep, runStepAction } from '../../actions/flow/run-step.ts'
import { JsonText } from '../../explorer/json-text.tsx'
import type { Shown } from '../../flow/current.ts'
import { useLastRun } from '../../flow/last-run.ts'
import { pathsIn } from '../../flow/paths-in.ts'
import { isOf, ranStep, ranWords } from '../../flow/ran.ts'
import { jsonAt } from '../../formula/examples.ts'
import { clock } from '../../ui/ago.ts'
import { Button } from '../../ui/button.tsx'
import { Keys } from '../../ui/keys.tsx'
import { useForm } from './form-context.ts'

interface StepRunProps {
  readonly shown: Shown
  readonly step: Step
}

/** What a step took and gave in the last request; and to do it again, as far as this step. */
export function StepRun({ shown, step }: StepRunProps) {
  const { examples } = useForm()
  const keyOf = useKeys()
  const run = useLastRun(shown)
  const [busy, setBusy] = useState(false)
  const seen = run?.steps.find((one) => isOf(one, shown.flow) && one.step === step.id)
  const ran = run && ranStep(run, shown.flow, step.id)
  const taken = pathsIn(step.settings).flatMap((path) => {
    const value = jsonAt(examples, path)
    return value === undefined ? [] : [[path.replaceAll('?.', '.'), value] as const]
  })
  return (
    <div className="flex flex-col gap-2" data-testid="step-run">
      {run && ran && (
        <p className="text-12 text-text-2">
          {ranWords(ran)}, {clock(run.at)}
        </p>
      )}
      {run && seen && taken.length > 0 && (
        <Values title="It took">
          <dl className="flex flex-col gap-1">
            {taken.map(([name, value]) => (
              <div key={name} className="flex gap-2">
                <dt className="max-w-32 shrink-0 truncate font-mono text-text-2" title={name}>
                  {name}
                </dt>
                <dd className="min-w-0 overflow-x-auto font-mono whitespace-pre">
                  <JsonText text={JSON.stringify(value)} />
                </dd>
              </div>
            ))}
          </dl>
        </Values>
      )}
      {seen?.failed !== undefined && (
        <p className="rounded-control bg-error/10 px-2.5 py-2 text-12">{seen.failed}</p>
      )}
      {seen?.value !== undefined && (
        <Values title="It gave">
          <div
            role="group"
            aria-label="It gave"
            tabIndex={0}
            className="max-h-64 overflow-auto font-mono whitespace-pre"
          >
            <JsonText text={JSON.stringify(seen.value)} />
          </div>
        </Values>
      )}
      {run && seen?.ms === null && seen.failed === undefined && (
        <p className="text-12">It answered with status {run.status}.</p>
      )}
      <Button
        size={28}
        icon={<StepForward size={14} />}
        className="self-start"
        busy={busy}
        onClick={() => {
          setBusy(true)
          void runStep().finally(() => setBusy(false))
        }}
      >
        {runStepAction.label}
        <Keys keys={keyOf(runStepAction) ?? ''} />
      </Button>
      <p className="text-12 text-text-3">
        Runs the flow with the last request as far as this step. What it writes to the database is
        taken back; other services are really called.
      </p>
    </div>
  )
}

interface ValuesProps {
  readonly title: string
  readonly children: React.ReactNode
}

function Values({ title, children }: ValuesProps) {
  return (
    <div className="flex flex-col gap-1">
      <h3 className="text-12 font-medium text-text-2">{title}</h3>
      <div className="rounded-control bg-sunken px-2.5 py-2 text-12">{children}</div>
    </div>
  )
}
