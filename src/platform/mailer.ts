import { createTransport } from 'nodemailer'

export interface Mail {
  /** Makes the message recognisable when it should arrive twice. */
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
}

export interface Mailer {
  /** False where no mail server is configured: there is nobody to hand a message to. */
  readonly delivers: boolean
  /** Hands a message to the mail server; throws what the server or the network says against it. */
  send(mail: Mail): Promise<void>
  /** Lets go of open connections. */
  close(): void
}

interface MailConfig {
  readonly smtpUrl: string | null
  readonly mailFrom: string | null
}

/** Sends by SMTP when a server is configured (`smtp://user:password@host:587`, `smtps://…`), otherwise sends nothing. */
export function createMailer({ smtpUrl, mailFrom }: MailConfig): Mailer {
  if (smtpUrl === null || mailFrom === null) return keepingMailer
  const transport = createTransport(smtpOptions(smtpUrl))
  return {
    delivers: true,
    async send({ id, to, subject, text }) {
      await transport.sendMail({
        from: mailFrom,
        to,
        subject,
        text,
        messageId: `<${id}@${domainOf(mailFrom)}>`,
        // Out-of-office replies to a programme help nobody.
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
    close: () => transport.close(),
  }
}

const keepingMailer: Mailer = {
  delivers: false,
  send: () => Promise.reject(new Error('No mail server is configured')),
  close: () => undefined,
}

function smtpOptions(url: string) {
  return {
    url,
    disableFileAccess: true,
    disableUrlAccess: true,
    dnsTimeout: 10_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  }
}

function domainOf(mailFrom: string): string {
  return /@([^\s>]+)/u.exec(mailFrom)?.[1] ?? 'localhost'
}
