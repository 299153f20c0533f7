import type { Db, MongoClient } from 'mongodb'
import mongoose from 'mongoose'
import path from 'node:path'
import type { DatabaseEvent } from './embedded-database/launch.ts'
import { startEmbedded } from './embedded-database/start-embedded.ts'
import { log } from './log.ts'

export interface DatabaseConfig {
  readonly mongodbUri: string | null
  /** The built-in database lives in its folder `db`. */
  readonly dataDir: string
  readonly databaseName: string
}

export interface Database {
  readonly kind: 'server' | 'embedded'
  readonly uri: string
  readonly client: MongoClient
  readonly db: Db
  /** Disconnects, and lets go of the built-in database: it ends by itself once nobody uses it. */
  close(): Promise<void>
}

/** What ensureIndexes needs of a model. */
export interface Indexed {
  readonly modelName: string
  createIndexes(): Promise<void>
  syncIndexes(): Promise<string[]>
}

// Wire version of MongoDB 7.0.
const oldestWireVersion = 21

// A lost database must become an answer to the person waiting, not a page that never comes.
const selectionMs = 2500
// Until a heartbeat fails the driver takes a dead database for alive, and operations fail instead of waiting for it.
const heartbeatMs = 500
const queryMs = 20_000

// Each model says strict: 'throw' itself, since a schema takes its options when it is made; these two work at any time.
mongoose.set('strictQuery', 'throw')
mongoose.set('maxTimeMS', queryMs)

let connectedName: string | null = null
let up = false

/** The name of the database we are connected to, for those who bring their own client. */
export function databaseName(): string {
  if (connectedName === null) throw new Error('There is no database connection yet.')
  return connectedName
}

/**
 * Connects to MONGODB_URI when it is set, otherwise to the built-in database. Never changes from one to the other:
 * that would put data in two places.
 */
export async function connectDatabase(config: DatabaseConfig): Promise<Database> {
  return config.mongodbUri === null ? connectEmbedded(config) : connectServer(config.mongodbUri, config)
}

async function connectServer(uri: string, config: DatabaseConfig): Promise<Database> {
  try {
    await connectMongoose(uri, config)
    await refuseOldServer()
  } catch (error) {
    await mongoose.disconnect()
    // The driver repeats an address it cannot read, so neither its words nor the error itself may be passed on as they are.
    const where = hideSecrets(uri)
    const why = (error as Error).message.replaceAll(uri, where)
    throw new Error(
      `The database in MONGODB_URI (${where}) cannot be used: ${why}. The built-in database is not used instead, so that data never ends up in two places; unset MONGODB_URI to use it.`,
    )
  }
  return connected('server', uri, () => mongoose.disconnect())
}

async function connectEmbedded(config: DatabaseConfig): Promise<Database> {
  const embedded = await startEmbedded(path.join(config.dataDir, 'db'), { onEvent: tell }).catch((error: Error) => {
    throw new Error(`No database: MONGODB_URI is not set, and the built-in database cannot be used. ${error.message}`, {
      cause: error,
    })
  })
  try {
    await connectMongoose(embedded.uri, config)
  } catch (error) {
    await embedded.close()
    throw error
  }
  return connected('embedded', embedded.uri, async () => {
    await mongoose.disconnect()
    await embedded.close()
  })
}

/** What the address itself says wins over our settings. */
async function connectMongoose(uri: string, config: DatabaseConfig): Promise<void> {
  const unlessGiven = Object.entries({
    journal: true,
    serverSelectionTimeoutMS: selectionMs,
    connectTimeoutMS: selectionMs,
    heartbeatFrequencyMS: heartbeatMs,
    waitQueueTimeoutMS: 10_000,
    socketTimeoutMS: queryMs * 3,
    maxPoolSize: 20,
  }).filter(([name]) => !new RegExp(`[?&]${name}=`, 'iu').test(uri))
  connectedName = config.databaseName
  await mongoose.connect(uri, {
    ...Object.fromEntries(unlessGiven),
    dbName: config.databaseName,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  })
}

async function refuseOldServer(): Promise<void> {
  const hello = await mongoose.connection.getClient().db('admin').command({ hello: 1 })
  if (Number(hello['maxWireVersion']) >= oldestWireVersion) return
  throw new Error(`it is older than MongoDB 7.0 (wire version ${String(hello['maxWireVersion'])})`)
}

function connected(kind: Database['kind'], uri: string, close: () => Promise<void>): Database {
  const client = mongoose.connection.getClient()
  up = true
  client.on('topologyDescriptionChanged', ({ newDescription }) => {
    up = [...newDescription.servers.values()].some((server) => server.isWritable)
  })
  return {
    kind,
    uri,
    client,
    db: client.db(databaseName()),
    close: async () => {
      await close()
      up = false
    },
  }
}

/**
 * Builds the indexes that are missing. Called at every start: a build cut off by a crash vanishes. An index whose
 * definition has changed is replaced.
 */
export async function ensureIndexes(models: readonly Indexed[]): Promise<void> {
  for (const model of models) {
    try {
      await model.createIndexes()
    } catch (error) {
      if (!isChangedIndex(error)) {
        throw new Error(`The indexes of ${model.modelName} cannot be built: ${(error as Error).message}`, {
          cause: error,
        })
      }
      await model.syncIndexes()
    }
  }
}

/** Whether the database answered the driver's last heartbeat, half a second ago or less. */
export function databaseIsUp(): boolean {
  return up
}

const lostConnection = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoClientClosedError',
  'MongooseServerSelectionError',
])

// ShutdownInProgress, PrimarySteppedDown, NotWritablePrimary, InterruptedAtShutdown, InterruptedDueToReplStateChange,
// NotPrimaryNoSecondaryOk, NotPrimaryOrSecondary
const leavingServer = new Set([91, 189, 10107, 11600, 11602, 13435, 13436])

// A connection that breaks in the middle of a message comes through as the system's own error.
const brokenSocket = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT'])

/** Whether an error, or what caused it, means that the database went away, so that trying again later makes sense. */
export function isDatabaseDown(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { name, code, cause } = error as { name?: unknown; code?: unknown; cause?: unknown }
  if (lostConnection.has(String(name)) || brokenSocket.has(String(code))) return true
  return leavingServer.has(Number(code)) || isDatabaseDown(cause)
}

// IndexOptionsConflict, IndexKeySpecsConflict
function isChangedIndex(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === 85 || code === 86
}

/** The scheme and the hosts of an address; names, passwords and options stay hidden. */
function hideSecrets(uri: string): string {
  return uri.replace(/\/\/.*@/u, '//***@').replace(/\?.*$/u, '')
}

function tell({ event, ...details }: DatabaseEvent): void {
  const quiet = event === 'ready' || event === 'stopped'
  log[quiet ? 'debug' : 'warn'](details, `built-in database: ${event}`)
}

/**
 * Records as they are stored, by identifier: for copies of everything that is kept on somebody, which must leave nothing
 * out because a feature does not show it. All other reading goes through the models.
 */
export async function storedRecords(
  collection: string,
  filter: object,
  fields: Record<string, 1> = {},
): Promise<Record<string, unknown>[]> {
  const found = mongoose.connection.collection(collection).find(filter, { maxTimeMS: queryMs, projection: fields })
  return found.sort({ _id: 1 }).toArray() as Promise<Record<string, unknown>[]>
}

/** Sums over records as they are stored, for the same use. */
export async function storedSums(collection: string, pipeline: object[]): Promise<Record<string, unknown>[]> {
  return mongoose.connection.collection(collection).aggregate(pipeline, { maxTimeMS: queryMs }).toArray()
}

/**
 * Takes away a record that was read by storedRecords, or with `set` only some of its fields, in one write and only if
 * nothing in it has changed since; whether it did.
 */
export async function removeUnchanged(
  collection: string,
  record: Record<string, unknown>,
  set: Record<string, unknown> | null = null,
): Promise<boolean> {
  // As a filter, a whole record is met by itself alone: parts and lists must be equal, field by field, in their order.
  const whole = record as Parameters<mongoose.mongo.Collection['deleteOne']>[0]
  const stored = mongoose.connection.collection(collection)
  if (set) return (await stored.updateOne(whole ?? {}, { $set: set })).matchedCount === 1
  return (await stored.deleteOne(whole)).deletedCount === 1
}
