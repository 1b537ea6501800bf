/** Where traces are sent. */
export interface TraceSettings {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly service: string
}

/** By the variables that OpenTelemetry names; undefined where no endpoint is set. */
export function readTraces(
  env: NodeJS.ProcessEnv,
  name: string,
  problems: string[],
): TraceSettings | undefined {
  const endpoint = env['OTEL_EXPORTER_OTLP_ENDPOINT'] || ''
  if (endpoint === '') return undefined
  if (!/^https?:$/.test(URL.parse(endpoint)?.protocol ?? ''))
    problems.push('OTEL_EXPORTER_OTLP_ENDPOINT must be an address: http://localhost:4318')
  return {
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: readHeaders(env['OTEL_EXPORTER_OTLP_HEADERS'] || '', problems),
    service: env['OTEL_SERVICE_NAME'] || name,
  }
}

function readHeaders(value: string, problems: string[]): Readonly<Record<string, string>> {
  const headers = new Map<string, string>()
  for (const pair of value.split(',').filter((one) => one.trim() !== '')) {
    const [, name, text] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(pair) ?? []
    const decoded = text && decode(text)
    if (name && decoded && /^[\x20-\x7e]+$/.test(decoded)) headers.set(name.toLowerCase(), decoded)
    else
      problems.push('OTEL_EXPORTER_OTLP_HEADERS must be pairs with commas between: api-key=secret')
  }
  return Object.fromEntries(headers)
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
