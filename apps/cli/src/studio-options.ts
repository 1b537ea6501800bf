import { LOG_DEPTHS, type LogDepth, type StartOptions } from '@drawbridge/server'
import { isAddress } from '@drawbridge/kinds/mail-settings'
import { ASSISTANT_PROVIDERS } from '@drawbridge/protocol'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UsageError } from './command.ts'
import { priceOf } from './model/price-of.ts'

/** What the environment says about the studio. @throws UsageError */
export function studioOptions(env: NodeJS.ProcessEnv): StartOptions {
  const canvas = fileURLToPath(new URL('../../canvas/dist', import.meta.url))
  return {
    dataDir: env.DRAWBRIDGE_DATA ?? join(homedir(), '.local', 'share', 'drawbridge'),
    ...(env.PORT && { port: portOf(env.PORT) }),
    ...(env.HOST && { host: env.HOST }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.PUBLIC_URL && { publicUrl: env.PUBLIC_URL }),
    ...(env.DRAWBRIDGE_KEY_FILE && { keyFile: env.DRAWBRIDGE_KEY_FILE }),
    ...(env.DRAWBRIDGE_PRIVATE_DATABASES === 'allow' && { privateDatabases: true }),
    ...(env.DRAWBRIDGE_PRIVATE_MODELS === 'allow' && { privateModels: true }),
    ...(env.DRAWBRIDGE_MODEL && { assistant: assistantOf(env.DRAWBRIDGE_MODEL, env) }),
    ...(env.DRAWBRIDGE_LOG && { log: depthOf(env.DRAWBRIDGE_LOG) }),
    ...(env.SMTP_URL && { mail: mailOf(env.SMTP_URL, env.MAIL_FROM) }),
    ...(env.OIDC_ISSUER && { provider: providerOf(env.OIDC_ISSUER, env) }),
    ...(existsSync(canvas) && { canvasDir: canvas }),
  }
}

/** What is set and has no effect, as sentences. */
export function withoutEffect({ publicUrl, mail, provider }: StartOptions): readonly string[] {
  if (publicUrl !== undefined) return []
  return [
    ...(mail
      ? ['SMTP_URL is set and PUBLIC_URL is not, so no mail is sent: links need an address.']
      : []),
    ...(provider
      ? [
          'OIDC_ISSUER is set and PUBLIC_URL is not, so nobody signs in by it: it needs to know where back is.',
        ]
      : []),
  ]
}

function assistantOf(model: string, env: NodeJS.ProcessEnv) {
  const { DRAWBRIDGE_MODEL_ADDRESS: address, DRAWBRIDGE_MODEL_KEY: key } = env
  const named = env.DRAWBRIDGE_MODEL_PROVIDER ?? 'compatible'
  const provider = ASSISTANT_PROVIDERS.find((one) => one === named)
  if (provider === undefined)
    throw new UsageError(`DRAWBRIDGE_MODEL_PROVIDER is one of ${ASSISTANT_PROVIDERS.join(', ')}.`)
  const isOne = address !== undefined && /^https?:$/.test(URL.parse(address)?.protocol ?? '')
  if (address === undefined ? provider === 'compatible' : !isOne)
    throw new UsageError(
      'DRAWBRIDGE_MODEL_ADDRESS is where it is reached, as in http://localhost:11434/v1',
    )
  const monthlyCap = Number(env.DRAWBRIDGE_MODEL_TOKENS ?? 1_000_000)
  if (!Number.isInteger(monthlyCap) || monthlyCap < 0)
    throw new UsageError(
      'DRAWBRIDGE_MODEL_TOKENS is a whole number: tokens a month for each account.',
    )
  const price = priceOf(env)
  return {
    provider,
    model,
    monthlyCap,
    ...(address && { address }),
    ...(key && { key }),
    ...(price && { price: { ...price, ...mostMoney(env) } }),
  }
}

function mostMoney({ DRAWBRIDGE_MODEL_MONEY: text }: NodeJS.ProcessEnv) {
  if (!text) return {}
  const monthlyCap = Number(text)
  if (Number.isFinite(monthlyCap) && monthlyCap >= 0) return { monthlyCap }
  throw new UsageError(
    'DRAWBRIDGE_MODEL_MONEY is an amount in the currency of DRAWBRIDGE_MODEL_PRICE: for a month and an account.',
  )
}

function depthOf(text: string): LogDepth {
  const depth = LOG_DEPTHS.find((one) => one === text)
  if (depth !== undefined) return depth
  throw new UsageError(`DRAWBRIDGE_LOG is one of ${LOG_DEPTHS.join(', ')}.`)
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new UsageError('PORT is a whole number from 0 (any that is free) to 65535.')
}

function mailOf(smtpUrl: string, from = '') {
  const url = URL.parse(smtpUrl)
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new UsageError('SMTP_URL is an address as in smtps://user:password@mail.example.com:465')
  if (!isAddress(/^[^<>\p{Cc}]*<([^<>]*)>$/u.exec(from)?.[1] ?? from))
    throw new UsageError('MAIL_FROM is an address as in Drawbridge <studio@example.com>')
  return { smtpUrl, from }
}

function providerOf(issuer: string, env: NodeJS.ProcessEnv) {
  const url = URL.parse(issuer)
  const isHere = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1'
  if (!url || (url.protocol !== 'https:' && !isHere))
    throw new UsageError('OIDC_ISSUER is an address as in https://accounts.example.com')
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!clientId || !clientSecret)
    throw new UsageError('OIDC_ISSUER goes with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.')
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME ?? url.hostname }
}
