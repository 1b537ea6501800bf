import type { Json, JsonObject } from '@drawbridge/manifest'
import { useState } from 'react'
import { TextSetting } from '../text-setting.tsx'

interface RawSettingsProps {
  readonly settings: JsonObject
  readonly onKeep: (settings: JsonObject) => void
}

/** Settings of a kind that the studio does not know, as they stand in the manifest. */
export function RawSettings({ settings, onKeep }: RawSettingsProps) {
  const [wrong, setWrong] = useState(false)
  const keep = (text: string): void => {
    const value = read(text)
    setWrong(value === null)
    if (value) onKeep(value)
  }
  return (
    <>
      <TextSetting
        multiline
        value={JSON.stringify(settings, null, 2)}
        label="Settings as JSON"
        className="min-h-40 font-mono text-12"
        onKeep={keep}
      />
      {wrong && (
        <p className="text-12 text-error" role="alert">
          This is not an object in JSON, so it was not kept.
        </p>
      )}
    </>
  )
}

function read(text: string): JsonObject | null {
  try {
    const value: Json = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : null
  } catch {
    return null
  }
}
