import type { KeyAllows } from '@drawbridge/protocol'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import type { Browser } from './client.ts'
import type { TestStudio } from './studios.ts'

/** A key for programs, of a project. */
export const keyOf = async (who: Browser, project: string, allowed: KeyAllows, name = 'laptop') =>
  who.must('makeAssistantKey', { params: { project }, body: { name, allowed, days: 30 } })

/** The official client, with a key. */
export async function assistant({ url }: Pick<TestStudio, 'url'>, secret: string): Promise<Client> {
  const client = new Client({ name: 'claude-code', title: 'Claude Code', version: '1' })
  const requestInit = { headers: { authorization: `Bearer ${secret}` } }
  await client.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`), { requestInit }))
  return client
}
