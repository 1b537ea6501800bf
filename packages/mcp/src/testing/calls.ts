import assert from 'node:assert/strict'
import type { Client } from '@modelcontextprotocol/client'

type Input = Readonly<Record<string, unknown>>

/** Code is tried, which takes a slow machine longer than a client waits by itself. */
const PATIENT = { timeout: 170_000 }

/** What a tool answers, and whether that is a refusal. */
export async function call(client: Client, name: string, input: Input = {}) {
  const { content, isError = false } = await client.callTool({ name, arguments: input }, PATIENT)
  assert.ok(Array.isArray(content))
  const [first] = content
  assert.ok(first?.type === 'text')
  return { isError, text: first.text }
}

/** The answer of a tool that must give one. */
export async function ask(client: Client, name: string, input?: Input) {
  const { isError, text } = await call(client, name, input)
  assert.equal(isError, false, text)
  return JSON.parse(text)
}

/** What a tool says that must refuse. */
export async function refused(client: Client, name: string, input?: Input) {
  const { isError, text } = await call(client, name, input)
  assert.equal(isError, true, text)
  return text
}
