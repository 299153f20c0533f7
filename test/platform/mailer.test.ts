import { describe, expect, test } from '@jest/globals'
import { createMailer } from '../../src/platform/mailer.ts'
import { startSmtpServer } from '../support/smtp-server.ts'

const mail = {
  id: 'n1',
  to: { name: 'Zoë D’Amico', address: 'zoe@volta.example' },
  subject: 'Perché no? Ore da confermare',
  text: 'Buongiorno Zoë,\n\n.una riga che comincia con un punto\n',
}

describe('the mailer', () => {
  test('hands a plain text to the mail server, accents included', async () => {
    const server = await startSmtpServer()
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'Bottega <bottega@borgo.example>' })
    expect(mailer.delivers).toBe(true)
    await mailer.send(mail)
    await server.stop()
    const raw = server.mails[0]?.raw ?? ''
    expect(server.mails[0]?.to).toBe('zoe@volta.example')
    expect(raw).toContain('From: Bottega <bottega@borgo.example>')
    expect(raw).toContain('Message-ID: <n1@borgo.example>')
    expect(raw).toContain('Auto-Submitted: auto-generated')
    expect(raw).toMatch(/^Content-Type: text\/plain; charset=utf-8/imu)
    expect(decoded(raw)).toContain('Buongiorno Zoë,\n\n.una riga')
  })

  test('lets nobody add a header through a name or a subject', async () => {
    const server = await startSmtpServer()
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'bottega@borgo.example' })
    await mailer.send({
      ...mail,
      to: { name: 'X\r\nBcc: all@volta.example', address: 'zoe@volta.example' },
      subject: 'Y\r\nBcc: all@volta.example',
    })
    await server.stop()
    expect(server.mails).toHaveLength(1)
    expect(server.mails[0]?.raw).not.toMatch(/^Bcc:/imu)
  })

  test('throws what the server says', async () => {
    const server = await startSmtpServer({ answerTo: () => '550 5.1.1 unknown' })
    const mailer = createMailer({ smtpUrl: server.url, mailFrom: 'bottega@borgo.example' })
    await expect(mailer.send(mail)).rejects.toMatchObject({ responseCode: 550, command: 'RCPT TO' })
    await server.stop()
  })

  test('delivers nothing without a server', async () => {
    const mailer = createMailer({ smtpUrl: null, mailFrom: null })
    expect(mailer.delivers).toBe(false)
    await expect(mailer.send(mail)).rejects.toThrow('No mail server')
  })
})

/** The body, from quoted-printable or as it stands. */
function decoded(raw: string): string {
  const bytes = raw
    .replace(/=\n/gu, '')
    .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
