import assert from 'node:assert/strict'
import type { Entry } from '@drawbridge/protocol'
import type { Browser } from './client.ts'
import { addTable, entry } from './drawings.ts'

/** Something that is asked of a studio again and again, and how to see that nothing answered was lost. */
export interface Lane {
  /** One request or a few, one after the other. */
  work(ada: Browser): Promise<void>
  check(ada: Browser): Promise<void>
}

/** A drawing with more tables than this makes way for a new one, so that the last edit takes no longer than the first. */
const MOST_TABLES = 150

export async function savingLane(ada: Browser): Promise<Lane> {
  let project = (await ada.must('createProject', { body: {} })).id
  const saved = new Map<string, number>()
  const unanswered = new Map<string, Entry>()
  let count = 0

  async function save(by: Browser, entries: readonly Entry[]): Promise<void> {
    const body = { base: saved.size, entries }
    const { applied } = await by.must('sendCommands', { params: { project }, body })
    for (const { key, version } of applied) {
      saved.set(key, version)
      unanswered.delete(key)
    }
  }

  return {
    async work(by) {
      count += 1
      const edit = addTable(`t_${count}`, `t_${count}`)
      unanswered.set(edit.key, edit)
      await save(by, [edit])
    },
    async check(by) {
      // Whether it was saved before the end or is now: it is there once.
      if (unanswered.size > 0) await save(by, [...unanswered.values()])
      const { version, manifest } = await by.must('readDocument', { params: { project } })
      assert.equal(manifest.nodes.length, version, 'each version added one table')
      assert.equal(new Set(saved.values()).size, version, 'each edit made one version')
      assert.equal(saved.size, version)
      if (version === 0) return
      const again = await by.must('readVersion', { params: { project, version } })
      assert.deepEqual(again.manifest, manifest, 'history leads to the newest version')
      if (version < MOST_TABLES) return
      project = (await by.must('createProject', { body: {} })).id
      saved.clear()
    },
  }
}

/** Versions get names, and code is handed over. */
export async function publishingLane(ada: Browser): Promise<Lane> {
  const { id: project } = await ada.must('createProject', { body: { manifest: NOTES } })
  const params = { project }
  const names = new Map<number, string>()
  let generated = 0
  let count = 0
  return {
    async work(by) {
      count += 1
      const edit = entry({ type: 'setProject', name: `Notes ${count}` })
      await by.must('sendCommands', { params, body: { base: 0, entries: [edit] } })
      const named = await by.must('nameVersion', { params, body: { name: `n${count}` } })
      names.set(named.version, named.name ?? '')
      const { generation, preflight } = await by.must('generateCode', { params })
      assert.ok(generation, JSON.stringify(preflight))
      generated = generation.number
    },
    async check(by) {
      const { data } = await by.must('listHistory', { params, query: { limit: 200 } })
      const known = new Map(data.map(({ version, name }) => [version, name]))
      for (const [version, name] of names)
        if (known.has(version)) assert.equal(known.get(version), name)
      const { generation, files } = await by.must('readCode', { params })
      assert.ok((generation?.number ?? 0) >= generated, 'what was handed over is remembered')
      if (generation) assert.ok(files.length > 10)
    },
  }
}

const NOTES = {
  name: 'Notes',
  nodes: [
    { name: 'api', type: 'api' },
    { name: 'note', type: 'table', schema: 'NoteCollection' },
  ],
  connections: [{ from: 'api', to: 'note' }],
}

/** Drawings that come from elsewhere. */
export function importingLane(): Lane {
  const imported = new Map<string, number>()
  let count = 0
  return {
    async work(by) {
      count += 1
      const size = 1 + (count % 40)
      const nodes = Array.from({ length: size }, (_, at) => addTable(`t_${at}`, `t_${at}`))
      const manifest = {
        drawbridge: 1,
        name: `Import ${size}`,
        nodes: nodes.map(({ command }) => command.type === 'addNode' && command.node),
        connections: [],
      }
      const { id } = await by.must('createProject', { body: { manifest } })
      imported.set(id, size)
    },
    async check(by) {
      const { data } = await by.must('listProjects', { query: { search: 'Import ' } })
      const listed = new Set(data.map(({ id }) => id))
      for (const id of imported.keys()) assert.ok(listed.has(id), 'what was imported is listed')
      // Others were on their way: they are whole, or not there.
      for (const { id, name } of data) {
        const { manifest } = await by.must('readDocument', { params: { project: id } })
        assert.equal(`Import ${manifest.nodes.length}`, name)
        await by.must('deleteProject', { params: { project: id } })
      }
      imported.clear()
    },
  }
}

const AT_ONCE = 40

/** Rows come into the database of a preview, as those of a CSV file do. */
export async function rowsLane(ada: Browser): Promise<Lane> {
  const { id: project } = await ada.must('createProject', { body: { template: 'task-list' } })
  const params = { project }
  let sent = 0
  let written = 0
  let before: number | undefined
  return {
    async work(by) {
      sent += 1
      const changes = Array.from({ length: AT_ONCE }, (_, at) => {
        const values = { name: `tag ${sent} ${at}` }
        return { type: 'add', table: 'tags', values } as const
      })
      const { problems } = await by.must('changeRows', { params, body: { changes } })
      assert.deepEqual(problems, [])
      written += 1
    },
    async check(by) {
      await by.must('startPreview', { params })
      const body = { table: 'tags', filters: [], offset: 0, limit: 1 }
      const { total } = await by.must('findRows', { params, body })
      before ??= total
      const blocks = (total - before) / AT_ONCE
      assert.ok(Number.isInteger(blocks), 'all rows of a request, or none')
      assert.ok(blocks >= written && blocks <= sent, `${written} ≤ ${blocks} ≤ ${sent}`)
      written = blocks
      sent = blocks
    },
  }
}
