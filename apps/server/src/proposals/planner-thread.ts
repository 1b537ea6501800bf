import { parentPort } from 'node:worker_threads'
import {
  nextSteps,
  planFor,
  planForDocument,
  type Answers,
  type Plan,
  type TextDocument,
} from '@drawbridge/assistant'
import { applyCommand } from '@drawbridge/commands'
import { outline } from '@drawbridge/compiler'
import type { Diagnostic, Manifest } from '@drawbridge/manifest'

/** A prompt, or a document, and the drawing that it is about. */
export interface Written {
  readonly manifest: Manifest
  readonly text: string | TextDocument
  /** To what a prompt was asked back. */
  readonly answers?: Answers
}

/** A part, after which something may be suggested, and the drawing that it is in. */
export interface Looked {
  readonly manifest: Manifest
  readonly node: string
}

/** What the planner makes of it, and what is wrong with the drawing once that is done. */
export interface Read {
  readonly plan: Plan
  readonly diagnostics: readonly Diagnostic[]
}

parentPort?.on('message', (asked: Written | Looked) =>
  parentPort?.postMessage('node' in asked ? nextTo(asked) : [readWritten(asked)]),
)
parentPort?.postMessage('ready')

function readWritten({ manifest, text, answers }: Written): Read {
  const plan =
    typeof text === 'string' ? planFor(manifest, text, answers) : planForDocument(manifest, text)
  return judged(manifest, plan)
}

const nextTo = ({ manifest, node }: Looked): readonly Read[] =>
  nextSteps(manifest, node).map((plan) => judged(manifest, plan))

function judged(manifest: Manifest, plan: Plan): Read {
  const result = plan.command && applyCommand(manifest, plan.command)
  return { plan, diagnostics: outline(result?.ok ? result.manifest : manifest).diagnostics }
}
