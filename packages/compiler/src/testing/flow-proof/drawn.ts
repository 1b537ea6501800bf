/** What a value of a random flow is. An exact number has two decimals. */
export type Type =
  | { readonly kind: 'integer' | 'text' | 'boolean' | 'exact' }
  | { readonly kind: 'maybe' | 'list'; readonly of: Type }
  | { readonly kind: 'row'; readonly table: string }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, Type>> }

export type Operator =
  | '+'
  | '-'
  | '*'
  | '%'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&&'
  | '||'
  | '??'
  | 'has'

export type ListMethod = 'map' | 'filter' | 'some' | 'every' | 'sumOf' | 'sortBy' | 'groupBy'

/** A formula as it was drawn: printed for the compiler, worked out for the comparison. */
export type Formula =
  | { readonly form: 'fixed'; readonly value: number | string | boolean | null }
  /** An exact number in hundredths. */
  | { readonly form: 'exact'; readonly cents: number }
  | { readonly form: 'name'; readonly name: string }
  | {
      readonly form: 'member'
      readonly of: Formula
      readonly name: string
      readonly optional: boolean
    }
  | {
      readonly form: 'binary'
      readonly operator: Operator
      readonly left: Formula
      readonly right: Formula
    }
  | { readonly form: 'not'; readonly of: Formula }
  | {
      readonly form: 'choice'
      readonly when: Formula
      readonly then: Formula
      readonly otherwise: Formula
    }
  | { readonly form: 'template'; readonly parts: readonly (string | Formula)[] }
  | { readonly form: 'call'; readonly name: string; readonly of: readonly Formula[] }
  | {
      readonly form: 'arrow'
      readonly method: ListMethod
      readonly list: Formula
      readonly item: string
      readonly body: Formula
    }
  | { readonly form: 'list'; readonly items: readonly Formula[] }
  | { readonly form: 'object'; readonly entries: Formulas }

export type Formulas = Readonly<Record<string, Formula>>

export type Setting = number | boolean | Formula | Formulas | SettingItem | readonly SettingItem[]
export type SettingItem = string | Readonly<Record<string, string | boolean | Formula>>

/** A step as a manifest has it, but for formulas that are trees. */
export interface Step {
  readonly kind: string
  readonly name?: string
  readonly settings: Readonly<Record<string, Setting>>
  readonly bodies: Readonly<Record<string, readonly Step[]>>
}

export type Start =
  | { readonly kind: 'endpoint' }
  | { readonly kind: 'call'; readonly inputs: Readonly<Record<string, Type>> }
  | { readonly kind: 'event'; readonly table: string; readonly when: EventTime }

export type EventTime =
  | 'beforeCreate'
  | 'afterCreate'
  | 'beforeUpdate'
  | 'afterUpdate'
  | 'beforeDelete'
  | 'afterDelete'

export interface Flow {
  readonly name: string
  readonly starts: Start
  readonly steps: readonly Step[]
}

export const isFormula = (value: Setting | SettingItem): value is Formula =>
  typeof value === 'object' && 'form' in value && typeof value.form === 'string'
