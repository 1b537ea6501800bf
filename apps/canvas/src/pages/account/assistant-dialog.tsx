import { ASSISTANT_PROVIDERS, type Assistant, type AssistantSettings } from '@drawbridge/protocol'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call, reasonOf, Refused } from '../../server/client.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Labelled, Select, TextInput } from '../../ui/fields.tsx'
import { PriceFields, priceOf, priceText } from './price-fields.tsx'

type ProviderName = Assistant['provider']

export const PROVIDER_TITLES: Readonly<Record<ProviderName, string>> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  compatible: 'another address, as OpenAI speaks',
}

const EXAMPLES: Readonly<Record<ProviderName, string>> = {
  openai: 'gpt-5',
  anthropic: 'claude-sonnet-4-5',
  google: 'gemini-2.5-pro',
  compatible: 'llama3.3',
}

const FIRST_CAP = 1_000_000

interface AssistantDialogProps {
  readonly assistant: Assistant | null
  readonly onClose: () => void
}

/** Which language model is asked, where, with which key, and how much it may read and write. */
export function AssistantDialog({ assistant, onClose }: AssistantDialogProps) {
  const [provider, setProvider] = useState<ProviderName>(assistant?.provider ?? 'openai')
  const [model, setModel] = useState(assistant?.model ?? '')
  const [address, setAddress] = useState(assistant?.address ?? '')
  const [key, setKey] = useState('')
  const [cap, setCap] = useState(String(assistant?.monthlyCap ?? FIRST_CAP))
  const [price, setPrice] = useState(priceText(assistant?.price ?? null))
  const saving = useMutation({
    mutationFn: (body: AssistantSettings) => call('setAssistant', { body }),
    onSuccess: onClose,
  })
  const wrong = saving.error instanceof Refused ? saving.error.fields : {}
  const isKept =
    assistant?.hasKey === true &&
    assistant.provider === provider &&
    (assistant.address ?? '') === address.trim()
  const save = (): void => {
    const named = priceOf(price)
    saving.mutate({
      provider,
      model: model.trim(),
      ...(address.trim() !== '' && { address: address.trim() }),
      ...(key !== '' && { key }),
      monthlyCap: Number(cap),
      ...(named && { price: named }),
    })
  }
  const text = (change: (value: string) => void) => ({
    autoComplete: 'off',
    spellCheck: false,
    onChange: ({ target }: { readonly target: HTMLInputElement }) => {
      change(target.value)
      saving.reset()
    },
  })
  return (
    <FormDialog
      title="Who suggests changes"
      description="Your prompts, the drawing and what the checker says of it are sent there when you ask; never rows or secrets."
      onClose={onClose}
      action="Save"
      isReady={model.trim() !== '' && !saving.isPending}
      onSubmit={save}
    >
      <Labelled label="Provider">
        {(ids) => (
          <Select
            {...ids}
            data-autofocus
            value={provider}
            onChange={({ target }) => {
              const next = ASSISTANT_PROVIDERS.find((one) => one === target.value)
              if (next) setProvider(next)
              saving.reset()
            }}
          >
            {ASSISTANT_PROVIDERS.map((one) => (
              <option key={one} value={one}>
                {PROVIDER_TITLES[one].replace(/^./, (letter) => letter.toUpperCase())}
              </option>
            ))}
          </Select>
        )}
      </Labelled>
      <Labelled label="Model" hint="As the provider calls it." error={wrong['model']}>
        {(ids) => (
          <TextInput
            {...ids}
            required
            value={model}
            placeholder={EXAMPLES[provider]}
            {...text(setModel)}
          />
        )}
      </Labelled>
      <Labelled
        label="Address"
        hint={
          provider === 'compatible'
            ? 'Ollama, llama.cpp, vLLM, LM Studio, OpenRouter: where it is reached.'
            : 'Empty: the provider’s own.'
        }
        error={wrong['address']}
      >
        {(ids) => (
          <TextInput
            {...ids}
            required={provider === 'compatible'}
            value={address}
            className="font-mono"
            placeholder={provider === 'compatible' ? 'http://localhost:11434/v1' : ''}
            {...text(setAddress)}
          />
        )}
      </Labelled>
      <Labelled
        label="Key"
        hint={
          isKept
            ? 'One is kept. Type another to replace it.'
            : 'It is kept encrypted, and never shown again.'
        }
        error={wrong['key']}
      >
        {(ids) => (
          <TextInput
            {...ids}
            type="password"
            required={provider !== 'compatible' && !isKept}
            value={key}
            className="font-mono"
            {...text(setKey)}
            autoComplete="new-password"
          />
        )}
      </Labelled>
      <Labelled
        label="Tokens a month, at the most"
        hint="Once they are used up, it is not asked any more."
        error={wrong['monthlyCap']}
      >
        {(ids) => (
          <TextInput
            {...ids}
            type="number"
            min={0}
            max={1_000_000_000}
            step={1}
            required
            value={cap}
            {...text(setCap)}
          />
        )}
      </Labelled>
      <PriceFields value={price} onChange={setPrice} />
      {saving.error && Object.keys(wrong).length === 0 && (
        <p role="alert" className="text-error">
          {reasonOf(saving.error)}
        </p>
      )}
    </FormDialog>
  )
}
