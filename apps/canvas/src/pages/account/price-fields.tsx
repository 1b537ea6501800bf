import type { Price } from '@drawbridge/protocol'
import { Labelled, Select, TextInput } from '../../ui/fields.tsx'

/** A price as it is typed: empty where it is not said. */
export type PriceText = Readonly<Record<keyof Price, string>>

const CURRENCIES = Intl.supportedValuesOf('currency')

export const priceText = (price: Price | null): PriceText => ({
  currency: price?.currency ?? 'USD',
  input: String(price?.input ?? ''),
  output: String(price?.output ?? ''),
  cached: String(price?.cached ?? ''),
  monthlyCap: String(price?.monthlyCap ?? ''),
})

/** Undefined where nothing is said of it. */
export function priceOf({ currency, input, output, cached, monthlyCap }: PriceText) {
  if (input === '' && output === '') return undefined
  return {
    currency,
    input: Number(input),
    output: Number(output),
    ...(cached !== '' && { cached: Number(cached) }),
    ...(monthlyCap !== '' && { monthlyCap: Number(monthlyCap) }),
  }
}

interface PriceFieldsProps {
  readonly value: PriceText
  readonly onChange: (value: PriceText) => void
}

/** What a million tokens cost, by the price list of whoever is paid. */
export function PriceFields({ value, onChange }: PriceFieldsProps) {
  const isNamed = value.input !== '' || value.output !== ''
  const amount = (key: keyof Price, label: string, required = false) => (
    <Labelled label={label}>
      {(ids) => (
        <TextInput
          {...ids}
          type="number"
          min={0}
          max={key === 'monthlyCap' ? 1_000_000 : 10_000}
          step="any"
          required={required}
          autoComplete="off"
          value={value[key]}
          onChange={({ target }) => onChange({ ...value, [key]: target.value })}
        />
      )}
    </Labelled>
  )
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="text-12 font-medium text-text-2">What a million tokens cost</legend>
      <p className="text-12 text-text-3">
        As the price list of the provider says. Left empty, costs are shown in tokens.
      </p>
      <div className="grid grid-cols-2 gap-3">
        <Labelled label="Currency">
          {(ids) => (
            <Select
              {...ids}
              value={value.currency}
              onChange={({ target }) => onChange({ ...value, currency: target.value })}
            >
              {CURRENCIES.map((currency) => (
                <option key={currency}>{currency}</option>
              ))}
            </Select>
          )}
        </Labelled>
        {amount('input', 'Sent', isNamed)}
        {amount('output', 'Answered', isNamed)}
        {amount('cached', 'Sent, remembered')}
      </div>
      {isNamed && amount('monthlyCap', 'Money a month, at the most')}
    </fieldset>
  )
}
