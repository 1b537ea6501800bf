import type { EmittedFile, FileTree } from '@drawbridge/source'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CompiledOk } from '../backend.ts'
import type { Context } from '../context.ts'
import { startInner } from '../inner.ts'
import { insideOf, launchProgram } from '../isolation/launch.ts'
import { createLog } from '../log.ts'
import { compilerOf, COMPILER_MEMORY_MB } from '../verify/check-types.ts'
import { openRoom } from '../verify/room.ts'
import type { OwnFile, Spot } from './own-code.ts'
import { openRpc, type Rpc } from './rpc.ts'

/** The compiler as an editor uses it, on one project's repository, in a cell of its own. */
export interface LanguageServer {
  /** Brings what it reads to a newer tree. */
  bring(tree: FileTree): Promise<void>
  diagnostics(file: OwnFile): Promise<unknown>
  completions(file: OwnFile, at: Spot): Promise<unknown>
  readonly ended: Promise<unknown>
  close(): Promise<void>
}

/** `undefined` where there is no compiler for this machine, or no way to keep it apart. */
export async function openLanguageServer(
  context: Context,
  compiled: CompiledOk,
): Promise<LanguageServer | undefined> {
  const { level } = await context.isolation()
  const room = await openRoom(context, level, compiled)
  // It came with a process that waits to run the code; nothing is run here.
  room.waiting.inner.kill()
  const { cell } = room
  const { code } = insideOf(level, cell)
  const compiler = compilerOf(level, cell)
  const launch =
    compiler === undefined ? undefined : launchProgram(level, cell, [compiler, '--lsp', '--stdio'])
  if (launch === undefined) {
    await room.close()
    return undefined
  }
  let rpc: Rpc | undefined
  const limits = { ...context.limits, memory: COMPILER_MEMORY_MB }
  const log = createLog(() => {})
  const inner = startInner(launch, cell.data, limits, log, (output) => {
    rpc = openRpc(output, (text) => inner.say(text))
  })
  void inner.ended.then((ending) => rpc?.end(new Error(`The compiler has ended: ${ending}.`)))
  let texts = textsOf(compiled.tree)
  const opened = new Map<string, number>()
  const urlOf = (path: string): string => pathToFileURL(join(code, path)).href

  function talk(): Rpc {
    if (rpc === undefined) throw new Error('The compiler has no output.')
    return rpc
  }
  function show({ path, text }: OwnFile): { readonly uri: string } {
    const uri = urlOf(path)
    const version = (opened.get(path) ?? 0) + 1
    opened.set(path, version)
    if (version === 1) {
      talk().tell('textDocument/didOpen', {
        textDocument: { uri, languageId: 'typescript', version, text },
      })
    } else {
      talk().tell('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      })
    }
    return { uri }
  }
  async function close(): Promise<void> {
    inner.kill()
    await inner.ended
    await room.close()
  }

  try {
    await talk().ask('initialize', {
      processId: null,
      rootUri: pathToFileURL(code).href,
      capabilities: { textDocument: { diagnostic: {}, completion: { completionItem: {} } } },
    })
    talk().tell('initialized', {})
  } catch (error) {
    await close()
    throw error
  }
  return {
    ended: inner.ended,
    close,
    async bring(tree) {
      const now = textsOf(tree)
      const changes = changesOf(texts, now)
      texts = now
      await Promise.all(
        changes.map(async ({ path, type }) => {
          const target = join(room.waiting.code, path)
          if (type === DELETED) return rm(target, { force: true })
          await mkdir(dirname(target), { recursive: true })
          return writeFile(target, now.get(path) ?? '')
        }),
      )
      if (changes.length === 0) return
      const told = changes.map(({ path, type }) => ({ uri: urlOf(path), type }))
      talk().tell('workspace/didChangeWatchedFiles', { changes: told })
    },
    diagnostics: (file) => talk().ask('textDocument/diagnostic', { textDocument: show(file) }),
    completions: (file, { line, column }) =>
      talk().ask('textDocument/completion', {
        textDocument: show(file),
        position: { line: file.before + line - 1, character: column },
      }),
  }
}

const [CREATED, CHANGED, DELETED] = [1, 2, 3]

function changesOf(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>) {
  const written = [...now].flatMap(([path, text]) => {
    const known = before.get(path)
    if (known === text) return []
    return [{ path, type: known === undefined ? CREATED : CHANGED }]
  })
  const gone = [...before.keys()].filter((path) => !now.has(path))
  return [...written, ...gone.map((path) => ({ path, type: DELETED }))]
}

const textsOf = (tree: readonly EmittedFile[]): ReadonlyMap<string, string> =>
  new Map(tree.filter(({ path }) => path.endsWith('.ts')).map(({ path, text }) => [path, text]))
