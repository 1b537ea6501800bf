import type { CallToolResult } from '@modelcontextprotocol/server'
import type { Desk } from './desk.ts'

/** The part of JSON Schema that tools say their input in. */
export interface InputSchema {
  readonly type: 'object'
  readonly additionalProperties: false
  readonly properties: Readonly<Record<string, object>>
  readonly required?: readonly string[]
  readonly $defs?: Readonly<Record<string, object>>
}

/** Something that a program can ask for. What comes in has been held against its schema. */
export interface Tool<Input = never> {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: InputSchema
  /** Whether something is another than before once it was called. */
  readonly changes?: true
  /** Whether it is there at this desk. Absent: always. */
  isThere?(desk: Desk): boolean
  run(input: Input, desk: Desk): Promise<CallToolResult>
}

/** Keeps the type of its input to itself: the schema beside it has vouched for that. */
export interface AnyTool extends Omit<Tool, 'run'> {
  run(input: unknown, desk: Desk): Promise<CallToolResult>
}

export function tool<Input>(parts: Tool<Input>): AnyTool {
  return { ...parts, run: (input, desk) => parts.run(input as Input, desk) }
}

export const NOTHING: InputSchema = { type: 'object', additionalProperties: false, properties: {} }
