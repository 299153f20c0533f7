import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { load } from 'cheerio'
import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp({ fresh: 'once' })
const megabyte = 1024 * 1024
const form = '/enti/fablab/documenti'
const typed = { kind: 'other', title: 'Planimetria', issuedOn: '01/09/2026' }

describe('a file that is too large', () => {
  test('is refused beside its field with the limit of that form, and what was typed stays', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    await host.visit(form)
    const before = await PartnerDocuments.countDocuments()
    const page = await host.attach(
      'Carica',
      { name: 'scansione.pdf', bytes: Buffer.alloc(10 * megabyte + 1, 7) },
      typed,
    )
    expect(page.status).toBe(413)
    expect(page.$('#f-file-problem').text()).toContain('si possono caricare file fino a 10 MB')
    expect(page.$('[name=title]').val()).toBe('Planimetria')
    expect(page.$('[name=kind]').val()).toBe('other')
    expect(await PartnerDocuments.countDocuments()).toBe(before)
  })

  test('has its own limit where a list is expected', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/elenchi')
    const list = await office.attach('Carica e controlla', {
      name: 'elenco.csv',
      bytes: Buffer.alloc(6 * megabyte, 'a'),
    })
    expect(list.status).toBe(413)
    expect(list.$('#f-file-problem').text()).toContain('fino a 5 MB')
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/istituti/importazione')
    const register = await city.attach('Importa', { name: 'scuole.csv', bytes: Buffer.alloc(6 * megabyte, 'a') })
    expect(register.status).toBe(413)
    expect(register.$('#f-file-problem').text()).toContain('fino a 5 MB')
  })

  test('that just fits is taken', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    await host.visit(form)
    const small = demoPdf(['Planimetria'])
    const comment = Buffer.alloc(10 * megabyte - small.length, '%')
    const bytes = Buffer.concat([small.subarray(0, 9), comment, small.subarray(9)])
    const page = await host.attach('Carica', { name: 'planimetria.pdf', bytes }, typed)
    expect(page.status).toBe(200)
    expect(page.text).toContain('Planimetria')
  })
})

describe('a form with a file', () => {
  test('without its token stores nothing, also when the file is refused', async () => {
    const { cookie, url } = await signedIn()
    const before = await PartnerDocuments.countDocuments()
    for (const [fields, bytes, status] of [
      [{ ...typed }, demoPdf(['x']), 403],
      [{ ...typed, _csrf: 'guessed' }, demoPdf(['x']), 403],
      [{ ...typed, _csrf: 'guessed' }, Buffer.alloc(11 * megabyte), 403],
      [{ ...typed }, Buffer.alloc(11 * megabyte), 413],
    ] as const) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      body.append('file', new Blob([bytes]), 'a.pdf')
      const answer = await fetch(url, { method: 'POST', headers: { cookie }, body, redirect: 'manual' })
      expect(answer.status).toBe(status)
      if (status === 413) expect(await answer.text()).toContain('fino a 10 MB. Non è stato registrato nulla.')
    }
    expect(await PartnerDocuments.countDocuments()).toBe(before)
  })

  test.each([
    ['does not say where its parts end', 'multipart/form-data', 'x', 422],
    ['breaks off', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="kind"', 422],
    ['is no form with a file', 'application/x-www-form-urlencoded', 'kind=other', 403],
  ])('that %s is refused', async (_what, type, body, status) => {
    const { cookie, url } = await signedIn()
    const headers = { cookie, 'content-type': type }
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' })
    expect(answer.status).toBe(status)
  })
})

describe('a scan of 200 MB', () => {
  test.each([
    ['announced, is answered at once on a connection that stays', { announced: true, stays: true }, 1],
    ['not announced, is answered once it is too much', { announced: false, stays: true }, 20],
    ['on a connection that ends with the answer, is answered at its end', { announced: true, stays: false }, 200],
  ])('%s, and the connection is not cut', async (_how, sending, answeredAfter) => {
    const { answer, cut } = await sendZeros(await signedIn(), { ...sending, pauseAt: answeredAfter * megabyte })
    expect(answer).toContain('413 Payload Too Large')
    expect(answer).toContain('si possono caricare file fino a 10 MB')
    expect(answer).toContain('value="Planimetria"')
    expect(cut).toBe(false)
  })
})

let server: http.Server
beforeAll(async () => {
  server = http.createServer(borgo.app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

interface SignedIn {
  cookie: string
  token: string
  url: string
}

/** The cookie and the token of somebody of the fablab, for requests that no browser would make. */
async function signedIn(): Promise<SignedIn> {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let cookie = ''
  const ask = async (path: string, body?: URLSearchParams) => {
    const options = body ? { method: 'POST', body } : {}
    const answer = await fetch(address + path, { ...options, headers: { cookie }, redirect: 'manual' })
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return load(await answer.text())('[name=_csrf]')
      .first()
      .val() as string
  }
  const identity = { identifier: 'ente@borgo.example', password: demoPassword }
  await ask('/accedi', new URLSearchParams({ ...identity, _csrf: await ask('/accedi') }))
  return { token: await ask(form), cookie, url: address + form }
}

interface Sending {
  announced: boolean
  stays: boolean
  pauseAt: number
}

/** Writes 200 MB; at `pauseAt` it waits for the answer, and then goes on to the end as a browser does. */
async function sendZeros({ cookie, token, url }: SignedIn, { announced, stays, pauseAt }: Sending) {
  const { hostname, port, pathname } = new URL(url)
  const fields = Object.entries({ _csrf: token, ...typed })
    .map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')
  const head = `${fields}--b\r\nContent-Disposition: form-data; name="file"; filename="scansione.pdf"\r\n\r\n`
  const tail = '\r\n--b--\r\n'
  const size = 200 * megabyte
  const socket = net.connect(Number(port), hostname)
  let answer = ''
  let sent = 0
  let error: unknown = null
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
  socket.setMaxListeners(0).on('error', (thrown) => (error = thrown))
  const write = async (part: Buffer | string) => {
    const bytes = Buffer.from(part)
    const framed = announced ? [bytes] : [`${bytes.length.toString(16)}\r\n`, bytes, '\r\n']
    for (const each of framed)
      if (!socket.write(each) && !socket.destroyed) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
  }
  socket.write(
    [
      `POST ${pathname} HTTP/1.1`,
      `Host: ${hostname}`,
      `Cookie: ${cookie}`,
      `Connection: ${stays ? 'keep-alive' : 'close'}`,
      'Content-Type: multipart/form-data; boundary=b',
      announced ? `Content-Length: ${head.length + size + tail.length}` : 'Transfer-Encoding: chunked',
      '\r\n',
    ].join('\r\n'),
  )
  await write(head)
  const zeros = Buffer.alloc(megabyte / 2)
  while (sent < size && !socket.destroyed) {
    await write(zeros)
    sent += zeros.length
    while (sent === pauseAt && stays && !answer.includes('</html>')) await once(socket, 'data')
  }
  const cut = socket.destroyed
  await write(tail)
  if (!announced) socket.write('0\r\n\r\n')
  if (!stays) await once(socket, 'close')
  socket.destroy()
  return { answer, cut: cut || error !== null }
}
