/** Class names of a colour token, whole, so that the style sheet is built with them. */
export interface Tint {
  readonly tile: string
  readonly text: string
  readonly bar: string
}

const TINTS: Readonly<Record<string, Tint>> = {
  table: { tile: 'bg-table/12 text-table', text: 'text-table', bar: 'bg-table' },
  auth: { tile: 'bg-auth/12 text-auth', text: 'text-auth', bar: 'bg-auth' },
  api: { tile: 'bg-endpoint/12 text-endpoint', text: 'text-endpoint', bar: 'bg-endpoint' },
  database: {
    tile: 'bg-integration/12 text-integration',
    text: 'text-integration',
    bar: 'bg-integration',
  },
  values: { tile: 'bg-logic/12 text-logic', text: 'text-logic', bar: 'bg-logic' },
  control: { tile: 'bg-accent/12 text-accent', text: 'text-accent', bar: 'bg-accent' },
  code: { tile: 'bg-job/12 text-job', text: 'text-job', bar: 'bg-job' },
  paper: { tile: 'bg-warning/12 text-warning', text: 'text-warning', bar: 'bg-warning' },
}

const PLAIN: Tint = { tile: 'bg-hover text-text-2', text: 'text-text-2', bar: 'bg-border-strong' }

export const tintOf = (colour: string | undefined): Tint => TINTS[colour ?? ''] ?? PLAIN
