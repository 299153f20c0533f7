import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Task } from '../web/parts.ts'
import { task } from './home-parts.pages.ts'
import { homeWords } from './home.text.ts'

interface Line {
  _id: string
  host: string
  school: string
}

export interface WaitingAgreements {
  toSign: readonly Line[]
  toRegister: readonly Line[]
  ending: readonly (Line & { until: Day })[]
  drafts: number
}

/** The agreements that wait for this actor: to sign, to register, about to end, not finished. */
export function agreementTasks({ toSign, toRegister, ending, drafts }: WaitingAgreements, ctx: Ctx): Task[] {
  const t = homeWords(ctx.language)
  const other = (line: Line) => (ctx.actor.role === 'host' ? line.school : line.host)
  const open = ({ _id }: Line) => ({ button: t.open, href: paths.agreement({ agreementId: _id }) })
  const signs = may(ctx.actor, 'agreement.sign')
  // At a school the principal signs, by a link or on paper; its people see to it.
  const signing = (name: string) =>
    signs ? { text: t.toSign(name), note: t.toSignNote } : { text: t.toHaveSigned(name), note: t.toHaveSignedNote }
  const numbers = may(ctx.actor, 'agreement.register')
  const tasks = [
    ...(numbers
      ? toRegister.map((line) => task({ text: t.toRegister(other(line)), note: t.toRegisterNote, ...open(line) }))
      : []),
    ...toSign.map((line) => task({ ...signing(other(line)), ...open(line) })),
    ...ending.map((line) =>
      task({ text: t.ending(other(line), formatDay(line.until, ctx.language)), note: t.endingNote, ...open(line) }),
    ),
  ]
  if (drafts > 0 && may(ctx.actor, 'agreement.edit'))
    tasks.push(
      task({
        text: t.agreementDrafts(drafts),
        button: t.open,
        href: withQuery(paths.agreements(), { stato: 'draft' }),
      }),
    )
  return tasks
}
