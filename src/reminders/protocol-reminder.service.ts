import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { cityAccounts } from '../accounts/account.service.ts'
import { dueWarning } from '../documents/document.rules.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { type Day, daysBetween } from '../platform/day.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { protocolsEnding } from '../protocols/protocol.service.ts'
import { readersOf } from './agreement-reminder.rules.ts'
import { type Made, nothingMade, remindEach, type Round } from './round.service.ts'

/**
 * Enqueues what the whole programme office is told of protocols about to end, once at every warning of the programme;
 * doing it twice makes none twice, and of warnings that were missed only the most urgent goes out. A renewal moves the
 * end, and the warnings begin anew. For jobs only.
 */
export async function remindEndingProtocols(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const { name, norms } = await currentProgramme()
  const ending = await protocolsEnding({ ...ctx, today: asOf }, Math.max(0, ...norms.expiryWarnings))
  const due = ending.flatMap((protocol) => dueOn(protocol, norms.expiryWarnings, asOf))
  if (due.length === 0) return { ...nothingMade }
  const accounts = (await cityAccounts()).map(({ name: person, email, language }) => {
    return { name: person, email, language }
  })
  const readers = readersOf<Recipient>(accounts, { name: name.it, email: null, language: 'it' })
  return remindEach(due, (warned) => tellCity(ctx, warned, { readers, publicUrl }))
}

interface Warned {
  protocolId: string
  title: string
  endsOn: Day
  left: number
  key: string
}

type Ending = Awaited<ReturnType<typeof protocolsEnding>>[number]

function dueOn({ _id, title, endsOn }: Ending, warnings: readonly number[], asOf: Day): Warned[] {
  const warning = endsOn && dueWarning(endsOn, asOf, warnings)
  if (!endsOn || !warning) return []
  const key = `protocol-ending:${_id}:${endsOn}:${warning}`
  return [{ protocolId: _id, title, endsOn, left: daysBetween(asOf, endsOn), key }]
}

interface Telling {
  readers: readonly { to: Recipient; mark: string }[]
  publicUrl: string
}

async function tellCity(ctx: Ctx, warned: Warned, { readers, publicUrl }: Telling): Promise<number> {
  const { protocolId, title, endsOn, left } = warned
  const link = publicUrl + paths.protocol({ protocolId })
  const data = { protocol: title, day: endsOn, left: String(left), link }
  const common = { kind: 'protocol-ending' as const, about: protocolId, data, now: ctx.now }
  let enqueued = 0
  for (const { to, mark } of readers)
    enqueued += Number(await enqueueNotice({ ...common, key: `${warned.key}:${mark}`, to }))
  return enqueued
}
