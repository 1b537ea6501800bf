import type { Manifest } from '@drawbridge/manifest'
import type { PreviewAnswer, PreviewRequest, Route } from '@drawbridge/protocol'
import { followPreview } from '../actions/follow-preview.ts'
import { startPreview } from '../actions/run.ts'
import { call, reasonOf } from '../server/client.ts'
import { queryClient, rowsKey } from '../server/queries.ts'
import { isOf } from '../flow/ran.ts'
import { tracedSteps, type TracedStep } from '../flow/traced-steps.ts'
import { useDocument } from '../stores/document.ts'
import { announce, notify } from '../stores/session.ts'
import {
  addExchange,
  addRun,
  useTrace,
  type Caller,
  type Draft,
  type Run,
} from '../stores/trace.ts'
import { counted } from '../ui/counted.ts'
import { formRequestOf } from './form-request.ts'
import { endpointOf, requestOf, rowsOf, statusWords } from './request.ts'
import { isStore } from '../kinds/roles.ts'

const PATIENCE_MS = 60_000

/** Sends a request to the running backend, which is started first where it does not run: `write` may ask it. */
export async function send(
  route: Route,
  write: () => Promise<Draft>,
  hasFiles: boolean,
): Promise<void> {
  const { project, manifest } = useDocument.getState()
  if (!project) return
  try {
    await running()
    const caller = callerIn(manifest, useTrace.getState().caller)
    const request = await writeRequest(route, await write(), caller, hasFiles)
    const answer = await call('callPreview', { params: { project }, body: request })
    addExchange({ endpoint: endpointOf(route), request, answer }, reached(answer, manifest))
    if (route.method !== 'GET') void queryClient.invalidateQueries({ queryKey: rowsKey(project) })
    const rows = rowsOf(answer.body)
    const found = rows === null ? '' : `, ${counted(rows, 'row')}`
    announce(`${statusWords(answer.status)}, ${Math.round(answer.ms)} milliseconds${found}`)
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** What is sent: JSON, or a form where a file goes with it. */
export const writeRequest = async (
  route: Route,
  draft: Draft,
  caller: Caller,
  hasFiles: boolean,
): Promise<PreviewRequest> =>
  hasFiles ? formRequestOf(route, draft, caller) : requestOf(route, draft, caller)

/** Sends a request once more, as far as a step: the step shows then what it took and gave. */
export async function sendAgain(
  run: Run,
  until: Pick<TracedStep, 'node' | 'item' | 'step'>,
): Promise<void> {
  const { project } = useDocument.getState()
  if (!project) return
  const { endpoint, request, again } = run
  if (again === null)
    return notify({
      tone: 'plain',
      text: 'Not all that came with the last request is kept, so it can’t be sent again. Send one from here first.',
    })
  try {
    await running()
    const { step } = until
    const body = { ...again, until }
    const { status, run: seen } = await call('callPreview', { params: { project }, body })
    const steps = tracedSteps(seen)
    addRun({ endpoint, request, again, status, steps, until: step })
    const came = steps.some((one) => isOf(one, until) && one.step === step)
    announce(came ? 'The step ran with the last input.' : 'The request did not come to this step.')
  } catch (error) {
    notify({ tone: 'error', text: reasonOf(error) })
  }
}

/** Who is turned away at the door has reached no table. */
function reached({ status, run }: PreviewAnswer, manifest: Manifest): readonly string[] {
  const nodes = run?.nodes ?? []
  if (status !== 401 && status !== 403) return nodes
  const rows = new Set(
    manifest.nodes.flatMap((node) => (node.kind === 'table' || isStore(node) ? [node.id] : [])),
  )
  return nodes.filter((id) => !rows.has(id))
}

/** Where nobody can sign in, everybody is nobody. */
export const callerIn = ({ nodes }: Manifest, chosen: Caller): Caller =>
  nodes.some(({ kind }) => kind === 'auth') ? chosen : 'nobody'

const isReady = (): boolean => {
  const state = useTrace.getState().preview?.state
  return state === 'running' || state === 'applying'
}

/** Waits until the preview answers; says why when it can't. */
export async function running(): Promise<void> {
  if (isReady()) return
  if (useTrace.getState().preview?.state !== 'starting') await startPreview()
  else void followPreview()
  const deadline = AbortSignal.timeout(PATIENCE_MS)
  await new Promise<void>((resolve, reject) => {
    let begun = false
    const settle = (): void => {
      const { preview } = useTrace.getState()
      begun ||= preview?.state === 'starting'
      if (isReady()) resolve()
      else if (preview?.state === 'problem' || (begun && preview?.state === 'stopped'))
        reject(new Error(preview.problem?.message ?? 'The backend does not run. Look at the logs.'))
      else return
      unsubscribe()
    }
    const unsubscribe = useTrace.subscribe(settle)
    deadline.addEventListener('abort', () => {
      unsubscribe()
      reject(new Error('The backend takes too long to start. Look at the logs.'))
    })
    settle()
  })
}
