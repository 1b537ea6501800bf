/** A message of the Model Context Protocol, whole or as it should not be. */
export interface Message {
  readonly name: string
  readonly body: unknown
}

export const message = (method: string, params?: object): object => ({
  jsonrpc: '2.0',
  id: 1,
  method,
  ...(params && { params }),
})

export const toolCall = (name: string, input: object = {}): object =>
  message('tools/call', { name, arguments: input })

export const DESCRIBE = {
  title: 'Say what tasks are',
  commands: [{ type: 'describeNode', id: 'tasks', description: 'Somebody was here' }],
}

export const OPEN = {
  title: 'Let everybody read',
  commands: [{ type: 'setSetting', id: 'tasks', path: ['access', 'list'], value: ['public'] }],
}

const BEGIN = {
  protocolVersion: '2025-06-18',
  capabilities: {},
  clientInfo: { name: 'mallory', version: '1' },
}

/** All that can be asked for, each once. */
export const ASKED: readonly Message[] = [
  { name: 'initialize', body: message('initialize', BEGIN) },
  { name: 'ping', body: message('ping') },
  { name: 'tools/list', body: message('tools/list') },
  { name: 'resources/list', body: message('resources/list') },
  { name: 'resources/templates/list', body: message('resources/templates/list') },
  {
    name: 'resources/read',
    body: message('resources/read', { uri: 'drawbridge://manifest' }),
  },
  ...Object.entries({
    read_project: {},
    read_manifest: {},
    read_kind: { kind: 'table' },
    check: {},
    who_may: {},
    list_files: {},
    read_file: { path: 'src/app.ts' },
    list_requests: {},
    read_request: { id: 1 },
    plan: { prompt: 'add books' },
    propose: OPEN,
    suggest: OPEN,
    apply: { ...DESCRIBE, version: '0' },
  }).map(([name, input]) => ({ name, body: toolCall(name, input) })),
]

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`
const raw = (input: string): string =>
  `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"propose","arguments":${input}}}`
const rename = { type: 'renameNode', id: 'tasks', name: 'x' }
const proto = '{"__proto__":{"allowed":"everything"},"title":"x","commands":[]}'

/** What no client of ours would send. */
export const MALFORMED: readonly Message[] = [
  ...[
    '',
    ' ',
    'null',
    'true',
    '7',
    '"tools/list"',
    '{}',
    '[]',
    '[[]]',
    '{"jsonrpc"',
    '{"jsonrpc":"2.0"}',
    '{"jsonrpc":"1.0","id":1,"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":{},"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":[1],"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1e999,"method":"tools/list"}',
    '{"jsonrpc":"2.0","id":1,"method":7}',
    '{"jsonrpc":"2.0","id":1,"method":""}',
    '{"jsonrpc":"2.0","id":1,"method":"__proto__"}',
    '{"jsonrpc":"2.0","id":1,"method":"constructor"}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call"}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":null}',
    '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[]}',
    '{"jsonrpc":"2.0","id":1,"result":{}}',
    '{"jsonrpc":"2.0","id":1,"error":{"code":1,"message":"x"}}',
    '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}',
    '{"jsonrpc":"2.0","method":"notifications/roots/list_changed"}',
    '\uFEFF{"jsonrpc":"2.0","id":1,"method":"tools/list"} {"more":1}',
    raw('null'),
    raw('[]'),
    raw('"x"'),
    raw(proto),
    raw(`{"title":"x","commands":[${deep(500)}]}`),
    raw(`{"title":"x","commands":${deep(100_000)}}`),
    deep(200_000),
    `{"a":${deep(10_000)}}`,
    JSON.stringify(Array.from({ length: 1_000 }, () => message('tools/list'))),
    JSON.stringify([toolCall('apply', { ...DESCRIBE, version: '0' })]),
  ].map((body) => ({ name: body.slice(0, 60), body })),
  ...[
    message('tools/call', { name: 'apply' }),
    message('tools/call', { name: '../apply', arguments: {} }),
    message('tools/call', { name: 'toString', arguments: {} }),
    message('tools/call', { name: 'x'.repeat(1_000_000), arguments: {} }),
    toolCall('apply', { ...DESCRIBE, version: 0 }),
    toolCall('apply', { ...DESCRIBE, version: '-1' }),
    toolCall('apply', { ...DESCRIBE, version: '0', allowed: 'everything' }),
    toolCall('apply', { ...DESCRIBE, version: '0 OR 1=1' }),
    toolCall('propose', { ...DESCRIBE, title: 'x'.repeat(1_000_000) }),
    toolCall('propose', { title: 'x', commands: Array.from({ length: 10_000 }, () => rename) }),
    toolCall('propose', { title: 'x', commands: [{ ...rename, name: 'x'.repeat(1_000_000) }] }),
    toolCall('propose', { title: '\0\uD800', commands: [{ ...rename, name: '\0\uD800' }] }),
    toolCall('read_file', { path: '../../../../etc/passwd' }),
    toolCall('read_file', { path: 'src/app.ts', from: -1 }),
    toolCall('read_kind', { kind: '../../package' }),
    toolCall('read_kind', { kind: '__proto__' }),
    toolCall('read_request', { id: Number.MAX_VALUE }),
    toolCall('plan', { prompt: 'a'.repeat(2_000_000) }),
    message('resources/read', { uri: 'file:///etc/passwd' }),
    message('resources/read', { uri: 'http://127.0.0.1/' }),
    message('resources/read', { uri: 'drawbridge://parts/..%2f..%2fpackage' }),
    message('resources/read', { uri: 'drawbridge://parts/__proto__' }),
    message('resources/subscribe', { uri: 'drawbridge://manifest' }),
    message('subscriptions/listen', {}),
    message('sampling/createMessage', { messages: [] }),
    message('roots/list'),
    message('completion/complete', { ref: {}, argument: {} }),
    message('logging/setLevel', { level: 'debug' }),
    message('prompts/get', { name: 'x' }),
    message('tasks/result', { taskId: 'x' }),
    message('initialize', { ...BEGIN, protocolVersion: '9999-01-01' }),
    message('initialize', { ...BEGIN, protocolVersion: 7 }),
    message('initialize', { ...BEGIN, clientInfo: { name: `\u202E${'x'.repeat(100_000)}` } }),
  ].map((body) => ({ name: JSON.stringify(body).slice(0, 100), body })),
]
