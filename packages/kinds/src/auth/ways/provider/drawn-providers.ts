import type { WithWays } from '../drawn-faces.ts'
import { DEFAULTS, type ChosenProvider, type ProviderSettings } from './settings.ts'

/** The providers of a drawing, with what nobody chose filled in. */
export const drawnProviders = ({ ways }: WithWays): readonly ChosenProvider[] =>
  ways
    .filter(({ kind }) => kind === 'provider')
    .map((drawn) => ({ ...DEFAULTS, ...(drawn as ProviderSettings) }))

/** What all providers share is written for the first of them. */
export const isFirst = ({ name }: ChosenProvider, drawn: WithWays): boolean =>
  drawnProviders(drawn)[0]?.name === name
