import { type AddressInfo, type Socket, createServer } from 'node:net'

export interface ReceivedMail {
  to: string
  /** Headers and body, as they came. */
  raw: string
}

export interface SmtpServer {
  readonly url: string
  readonly mails: ReceivedMail[]
  stop(): Promise<void>
}

interface SmtpBehaviour {
  /** Answers a recipient with something else than "250", for instance '550 no such user'. */
  answerTo?: (address: string) => string | null
  /** How long the server thinks before it accepts a message. */
  delayMs?: number
}

/** A mail server on the loopback interface that keeps what it receives; just enough of RFC 5321. */
export async function startSmtpServer({ answerTo, delayMs = 0 }: SmtpBehaviour = {}): Promise<SmtpServer> {
  const mails: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    talk(socket, { answerTo: answerTo ?? (() => null), delayMs, keep: (mail) => mails.push(mail) })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Talk extends Required<SmtpBehaviour> {
  keep: (mail: ReceivedMail) => void
}

function talk(socket: Socket, { answerTo, delayMs, keep }: Talk): void {
  let pending = ''
  let to = ''
  let body: string[] | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') return say('250 test')
    if (verb === 'RCPT') {
      to = /<([^>]*)>/u.exec(line)?.[1] ?? ''
      return say(answerTo(to) ?? '250 ok')
    }
    if (verb === 'DATA') {
      body = []
      return say('354 go on')
    }
    return verb === 'QUIT' ? socket.end('221 bye\r\n') : say('250 ok')
  }
  const take = (line: string) => {
    if (body === null) return command(line)
    if (line !== '.') return body.push(line.startsWith('..') ? line.slice(1) : line)
    const raw = body.join('\n')
    body = null
    setTimeout(() => {
      keep({ to, raw })
      say('250 taken')
    }, delayMs)
  }
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (pending + text).split('\r\n')
    pending = lines.pop() ?? ''
    for (const line of lines) take(line)
  })
  say('220 test')
}
