import { lstat, rename, rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { CodeFolder } from './code-folder.ts'
import { forward, FORWARD_SECONDS } from './forward.ts'
import { ask, NoAnswer, type PreviewAnswer, type PreviewRequest } from './http.ts'
import type { Inner } from './inner.ts'
import type { Compiled } from '@drawbridge/compiler'
import type { Places } from './places.ts'
import type { Waiting } from './standby.ts'
import type { TracePlan } from './trace/points.ts'

export type CompiledOk = Extract<Compiled, { ok: true }>

/** One version of the code that answers. */
export interface Backend {
  readonly waiting: Waiting
  readonly compiled: CompiledOk
  /** The version of the drawing, as the studio counts. */
  readonly version: number
  readonly code: CodeFolder
  readonly inner: Inner
  readonly socket: string
  /** Which steps can be watched in it. */
  readonly trace: TracePlan
  /** Requests that have not been answered yet. */
  inFlight: number
}

const HEALTH_SECONDS = 3
/** How long a process that closed a connection may take to be seen to end. */
const ENDING_MS = 1000
const HELD_SECONDS = 1800
const DRAIN_MS = 5000
const CLOSE_MS = 2000

/**
 * Takes the socket that the code made to where it can't be replaced any more, so that what the
 * studio connects to later is what it has seen: a socket, and not a link to another one.
 */
export async function adoptSocket(places: Places, number: number): Promise<string> {
  const name = `${number}.sock`
  const socket = join(places.sockets, name)
  try {
    await rename(join(places.run, name), socket)
    if ((await lstat(socket)).isSocket()) return socket
  } catch {
    throw new SilentStart()
  }
  await rm(socket, { force: true })
  throw new SilentStart()
}

/** It says that it has started, and nothing answers. */
export class SilentStart extends Error {}

/** Whether something answers HTTP there, within so many seconds. */
export async function isHealthy(socket: string, seconds: number): Promise<boolean> {
  const request = { method: 'GET', path: '/health/live' }
  return ask(socket, request, { ms: seconds * 1000, bytes: 65_536 }).then(
    (answer) => answer.status < 500,
    () => false,
  )
}

/** Calls the backend; one that answers nothing any more, not even whether it lives, is ended. */
export async function askBackend(
  backend: Backend,
  request: PreviewRequest,
  seconds: number,
): Promise<PreviewAnswer> {
  try {
    return await ask(backend.socket, request, { ms: patience(backend, seconds) * 1000 })
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    if (error.why === 'late') await endIfStuck(backend)
    // A process that was on its way out is out before anybody looks at the state.
    if (error.why !== 'large') await Promise.race([backend.inner.ended, pause(ENDING_MS)])
    throw error
  }
}

export async function forwardTo(
  backend: Backend,
  request: IncomingMessage,
  response: ServerResponse,
  keepCookie: (name: string) => boolean,
): Promise<void> {
  const seconds = patience(backend, FORWARD_SECONDS)
  const outcome = await forward(backend.socket, request, response, keepCookie, seconds)
  if (outcome === 'late') await endIfStuck(backend)
}

/** A request that is held at its steps takes as long as somebody looks at it. */
const patience = ({ waiting }: Backend, seconds: number): number =>
  waiting.holds ? HELD_SECONDS : seconds

async function endIfStuck(backend: Backend): Promise<void> {
  if (!(await isHealthy(backend.socket, HEALTH_SECONDS))) backend.inner.kill('stuck')
}

/** Lets the old version answer what it was asked, then ends it and removes what it leaves. */
export async function drain(backend: Backend): Promise<void> {
  // What is held answers nobody any more.
  const deadline = performance.now() + (backend.waiting.holds ? 0 : DRAIN_MS)
  while (backend.inFlight > 0 && performance.now() < deadline) await pause(25)
  await backend.inner.order({ type: 'stop' }, CLOSE_MS).catch(() => {})
  await removeBackend(backend)
}

export async function removeBackend(backend: Backend): Promise<void> {
  await rm(backend.socket, { force: true })
  await backend.waiting.discard()
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
