import { useQuery } from '@tanstack/react-query'
import type { Finding, Trial } from '@drawbridge/protocol'
import { useEffect } from 'react'
import { call, reasonOf } from '../../server/client.ts'
import { queryClient, verificationKey } from '../../server/queries.ts'
import { Button } from '../../ui/button.tsx'
import { causesOf, moreWords } from './causes.ts'
import { StateIcon } from './states.tsx'

const TITLES: Readonly<Record<Trial['name'], string>> = {
  types: 'Types',
  migrations: 'Migrations',
  statements: 'Statements',
  start: 'Start',
  tests: 'Its own tests',
  access: 'Who may do what',
}
const AHEAD: Readonly<Record<Trial['name'], string>> = {
  types: 'Does TypeScript accept every file?',
  migrations: 'Do the migrations run on an empty database?',
  statements: 'Does the database understand every statement?',
  start: 'Does it start and answer GET /health/live?',
  tests: 'Do the tests pass that come with the code?',
  access: 'Is everybody told at every endpoint what the rules say?',
}
/** When the live connection is lost, one asks. */
const ASK_MS = 3_000

interface TrialsProps {
  readonly project: string
  readonly version: number
  readonly onShow: (finding: Finding) => void
}

/** The code itself, tried while one looks on. */
export function Trials({ project, version, onShow }: TrialsProps) {
  const key = verificationKey(project)
  const begun = useQuery({
    queryKey: ['verify', project, version],
    staleTime: 0,
    refetchOnWindowFocus: false,
    queryFn: ({ signal }) => call('verifyCode', { params: { project }, signal }),
  })
  useEffect(() => {
    if (begun.data) void queryClient.invalidateQueries({ queryKey: verificationKey(project) })
  }, [begun.data, project])
  const now = useQuery({
    queryKey: key,
    enabled: begun.isSuccess,
    queryFn: async ({ signal }) => {
      const { verification } = await call('readVerification', { params: { project }, signal })
      return verification
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_MS : false),
  })
  if (begun.isError)
    return (
      <p role="alert" className="rounded-control bg-error/10 px-3 py-2 text-error">
        {reasonOf(begun.error)}
      </p>
    )
  const trials = now.data?.trials ?? begun.data?.trials ?? []
  return (
    <ul className="flex flex-col" aria-live="polite">
      {trials.map((trial) => (
        <TrialLine key={trial.name} trial={trial} onShow={onShow} />
      ))}
    </ul>
  )
}

/** What is wrong with the code in one place of the drawing is mostly one mistake there. */
const causeOf = ({ code, node, file }: Finding): string => `${code} ${node ?? file}`

interface TrialLineProps {
  readonly trial: Trial
  /** Absent: it is seen elsewhere where that is. */
  readonly onShow?: (finding: Finding) => void
}

/** How one trial went. */
export function TrialLine({ trial, onShow }: TrialLineProps) {
  const { name, state, detail, ms, findings } = trial
  const done = state !== 'waiting' && state !== 'running'
  return (
    <li className="flex items-start gap-2.5 border-b py-2 last:border-b-0">
      <StateIcon state={state} />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{TITLES[name]}</span>
        {findings.length === 0 && (
          <span className="block text-12 text-text-2">{done ? detail : AHEAD[name]}</span>
        )}
        {causesOf(findings, causeOf).map(({ first: finding, more }) => (
          <span
            key={`${finding.file} ${finding.line} ${finding.message}`}
            className="mt-1 flex items-start gap-2 text-12"
          >
            <span className="min-w-0 flex-1">
              <span className="block break-words">{finding.message}</span>
              <span className="block text-text-2">{finding.cure}</span>
              {more > 0 && <span className="block text-text-3">{moreWords(more)}</span>}
            </span>
            {onShow && (finding.node ?? finding.file) && (
              <Button size={24} onClick={() => onShow(finding)}>
                Show
              </Button>
            )}
          </span>
        ))}
      </span>
      {done && ms > 0 && (
        <span className="shrink-0 text-12 text-text-3 tabular-nums">{secondsOf(ms)}</span>
      )}
    </li>
  )
}

const secondsOf = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toFixed(1)} s`)
