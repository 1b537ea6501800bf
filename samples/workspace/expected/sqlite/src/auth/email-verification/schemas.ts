export interface AddressRequest {
  readonly email: string
}

export const askForConfirmation = {
  body: {
    type: 'object',
    properties: { email: { type: 'string', maxLength: 254 } },
    required: ['email'],
    additionalProperties: false,
  },
  response: { 202: { type: 'object', properties: { message: { type: 'string' } } } },
}

export interface Confirmation {
  /** What stands behind # in the link. */
  readonly token: string
  /** Of the account, where it has one. */
  readonly password?: string
}

export const confirmEmail = {
  body: {
    type: 'object',
    properties: {
      token: { type: 'string', maxLength: 128 },
      password: { type: 'string', maxLength: 128 },
    },
    required: ['token'],
    additionalProperties: false,
  },
  response: { 204: { type: 'null' } },
}
