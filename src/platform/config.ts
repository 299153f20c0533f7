import { existsSync } from 'node:fs'
import { z } from 'zod'

const onOff = (fallback: 'on' | 'off') =>
  z
    .enum(['on', 'off'])
    .default(fallback)
    .transform((value) => value === 'on')

const schema = z.object({
  NODE_ENV: z.string().default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url().nullable().default(null),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  MONGODB_URI: z.string().min(1).nullable().default(null),
  DATABASE_NAME: z
    .string()
    .regex(/^[a-z0-9_-]{1,38}$/u)
    .default('bottega'),
  DATA_DIR: z.string().min(1).default('data'),
  SESSION_SECRET: z.string().min(32).nullable().default(null),
  WORKER: onOff('on'),
  DEMO: onOff('off'),
  CITY_NAME: z.string().min(1).default('Milano'),
  CONTACT_EMAIL: z.email().nullable().default(null),
  ACCESSIBILITY_STATEMENT_URL: z.url().nullable().default(null),
  SOURCE_URL: z.url().nullable().default(null),
  MAP_TILES_URL: z
    .string()
    .regex(
      /^https?:\/\/(?:\{s\}\.)?[A-Za-z\d.-]+(?::\d+)?\/[^\s;,'"]*$/u,
      'an address such as https://tiles.example/{z}/{x}/{y}.png',
    )
    .refine((url) => ['{z}', '{x}', '{y}'].every((part) => url.includes(part)), '{z}, {x} or {y} is missing')
    .nullable()
    .default(null),
  MAP_TILES_ATTRIBUTION: z.string().min(1).max(300).nullable().default(null),
  SMTP_URL: z.url().nullable().default(null),
  MAIL_FROM: z.string().min(3).nullable().default(null),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export interface Config {
  readonly development: boolean
  readonly host: string
  readonly port: number
  /** Where people reach the site, without a final slash. */
  readonly publicUrl: string
  readonly trustProxy: number
  readonly mongodbUri: string | null
  readonly databaseName: string
  readonly dataDir: string
  /** null: a secret of its own is made and kept in the data directory (one machine only). */
  readonly sessionSecret: string | null
  readonly worker: boolean
  readonly demo: boolean
  readonly cityName: string
  readonly contactEmail: string | null
  readonly accessibilityStatementUrl: string | null
  /** Where the source of this very version can be had: the licence asks for it. */
  readonly sourceUrl: string | null
  /** Where the map gets its background from, as Leaflet writes it; null: it has none. */
  readonly mapTilesUrl: string | null
  /** Whom the background is owed to; shown on the map. */
  readonly mapTilesAttribution: string | null
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
}

/** The environment of this process, with what a .env file in the working folder adds to it. */
export function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile()
  return process.env
}

/** Reads the environment once. Throws one readable message that names every variable that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(filled)
  if (!result.success) throw new Error(`The configuration cannot be used:\n${z.prettifyError(result.error)}`)
  const read = result.data
  const missing = missingTogether(read)
  if (missing) throw new Error(`The configuration cannot be used: ${missing}`)
  return Object.freeze({
    development: read.NODE_ENV === 'development',
    host: read.HOST,
    port: read.PORT,
    publicUrl: (read.PUBLIC_URL ?? `http://localhost:${read.PORT}`).replace(/\/+$/u, ''),
    trustProxy: read.TRUST_PROXY,
    mongodbUri: read.MONGODB_URI,
    databaseName: read.DATABASE_NAME,
    dataDir: read.DATA_DIR,
    sessionSecret: read.SESSION_SECRET,
    worker: read.WORKER,
    demo: read.DEMO,
    cityName: read.CITY_NAME,
    contactEmail: read.CONTACT_EMAIL,
    accessibilityStatementUrl: read.ACCESSIBILITY_STATEMENT_URL,
    sourceUrl: read.SOURCE_URL,
    mapTilesUrl: read.MAP_TILES_URL,
    mapTilesAttribution: read.MAP_TILES_ATTRIBUTION,
    smtpUrl: read.SMTP_URL,
    mailFrom: read.MAIL_FROM,
    logLevel: read.LOG_LEVEL,
  })
}

function missingTogether(read: z.infer<typeof schema>): string | null {
  if (read.MONGODB_URI && !read.SESSION_SECRET)
    return 'SESSION_SECRET is missing: with MONGODB_URI several processes share the sessions, so they need one secret of 32 characters or more.'
  if (read.SMTP_URL && !read.MAIL_FROM) return 'MAIL_FROM is missing: SMTP_URL is set, so mail needs a sender.'
  if (read.MAP_TILES_URL && !read.MAP_TILES_ATTRIBUTION)
    return 'MAP_TILES_ATTRIBUTION is missing: every server of map tiles asks to be named on the map.'
  if (read.DEMO && read.MONGODB_URI)
    return 'DEMO=on never runs on a MongoDB server: it would fill it with invented people. Unset MONGODB_URI.'
  return null
}
