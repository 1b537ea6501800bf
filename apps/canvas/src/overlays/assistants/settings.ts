interface Setting {
  readonly program: string
  /** The file that it reads. */
  readonly file: string
  readonly text: string
}

/** What programs want to be told, each in its own file. */
export function settingsOf(url: string, secret: string): readonly Setting[] {
  const headers = { Authorization: `Bearer ${secret}` }
  const json = (value: object): string => JSON.stringify(value, null, 2)
  return [
    {
      program: 'Claude Code',
      file: '.mcp.json',
      text: json({ mcpServers: { drawbridge: { type: 'http', url, headers } } }),
    },
    {
      program: 'Cursor',
      file: '~/.cursor/mcp.json',
      text: json({ mcpServers: { drawbridge: { url, headers } } }),
    },
    {
      program: 'VS Code',
      file: '.vscode/mcp.json',
      text: json({ servers: { drawbridge: { type: 'http', url, headers } } }),
    },
  ]
}
