import { Agent, request } from 'node:http'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { paths } from '../../src/paths.ts'

/** A request as it goes over the wire, made before the clock starts. */
export interface Wire {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string | number>
  body: Buffer | null
}

export interface Answer {
  status: number
  location: string
  cookies: string[]
  body: Buffer
}

/** Somebody at the site: a cookie, and the token that forms carry. */
export interface Session {
  cookie: string
  token: string
}

/** Connections kept open, so many at once. */
export function connections(count: number): Agent {
  return new Agent({ keepAlive: true, maxSockets: count, maxFreeSockets: count })
}

/** Sends a request and reads the whole answer. */
export function send(agent: Agent, port: number, { method, path, headers, body }: Wire): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.once('error', reject)
      answer.once('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          location: answer.headers.location ?? '',
          cookies: answer.headers['set-cookie'] ?? [],
          body: Buffer.concat(parts),
        }),
      )
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

/** As a browser asks: it takes compressed answers. */
export function pageRequest(session: Session | null, path: string): Wire {
  const cookie = session ? { Cookie: session.cookie } : {}
  return { method: 'GET', path, headers: { 'Accept-Encoding': 'gzip', ...cookie }, body: null }
}

export type Fields = Record<string, string | readonly string[]>

export function formRequest(session: Session, path: string, fields: Fields): Wire {
  const form = new URLSearchParams({ _csrf: session.token })
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return posted(session, path, { type: 'application/x-www-form-urlencoded', body: Buffer.from(form.toString()) })
}

const boundary = 'the-end-of-one-part-of-the-form'

export function uploadRequest(
  session: Session,
  path: string,
  { file, fields }: { file: { name: string; bytes: Uint8Array }; fields: Record<string, string> },
): Wire {
  const part = (heading: string) => `--${boundary}\r\nContent-Disposition: form-data; ${heading}\r\n\r\n`
  const texts = Object.entries({ _csrf: session.token, ...fields }).map(
    ([name, value]) => `${part(`name="${name}"`)}${value}\r\n`,
  )
  const body = Buffer.concat([
    Buffer.from(`${texts.join('')}${part(`name="file"; filename="${file.name}"`)}`),
    file.bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return posted(session, path, { type: `multipart/form-data; boundary=${boundary}`, body })
}

function posted(session: Session, path: string, { type, body }: { type: string; body: Buffer }): Wire {
  const headers = { Cookie: session.cookie, 'Content-Type': type, 'Content-Length': body.length }
  return { method: 'POST', path, headers: { 'Accept-Encoding': 'gzip', ...headers }, body }
}

/** Somebody who has opened the sign-in page, with the form that signs in. */
export async function signInRequest(agent: Agent, port: number, identifier: string): Promise<Wire> {
  const answer = await send(agent, port, { method: 'GET', path: paths.signIn(), headers: {}, body: null })
  const guest = { cookie: cookieOf(answer), token: tokenIn(answer) }
  return formRequest(guest, paths.signIn(), { identifier, password: demoPassword })
}

export async function signIn(agent: Agent, port: number, identifier: string): Promise<Session> {
  const answer = await send(agent, port, await signInRequest(agent, port, identifier))
  if (answer.status !== 303) throw new Error(`${identifier} cannot sign in: status ${answer.status}`)
  const cookie = cookieOf(answer)
  const profile = await send(agent, port, {
    method: 'GET',
    path: paths.profile(),
    headers: { Cookie: cookie },
    body: null,
  })
  return { cookie, token: tokenIn(profile) }
}

function cookieOf({ cookies }: Answer): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ')
}

function tokenIn({ body, status }: Answer): string {
  const token = /name="_csrf" value="([^"]+)"/u.exec(body.toString())?.[1]
  if (!token) throw new Error(`A page without a form: status ${status}`)
  return token
}
