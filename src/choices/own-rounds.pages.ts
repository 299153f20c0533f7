import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatInstant } from '../platform/format.ts'
import { type Round, takesChoices } from '../rounds/round.rules.ts'
import { type Action, empty, linkTo, type Status, status, type Task } from '../web/parts.ts'
import type { ChoiceList } from './choice.rules.ts'
import { choiceWords } from './choice.text.ts'

interface Own {
  round: Round
  list: ChoiceList | null
}

/** The rounds a student takes part in, the newest first; what is open says until when. */
export function ownRoundsPage(rounds: readonly Own[], ctx: Ctx) {
  const t = choiceWords(ctx.language)
  return {
    title: t.choices,
    lead: t.ownLead,
    tasks: rounds.map((own) => taskOf(own, ctx)),
    empty: empty(t.none, t.noneAdvice),
  }
}

function taskOf({ round, list }: Own, ctx: Ctx): Task {
  const t = choiceWords(ctx.language)
  const open = takesChoices(round, ctx.now)
  const until = formatInstant(round.closesAt, ctx.language)
  const last = list?.receipts.at(-1)
  const sent = last
    ? `${t.sentOn(formatInstant(last.at, ctx.language))}: ${t.choicesCount(last.offerIds.length)}.`
    : null
  const missing = open ? `${t.notSentYet}.` : `${t.notSentEver}.`
  return {
    text: round.title,
    status: statusOf(round, open, t),
    note: [open ? `${t.orderUntil(until)}.` : '', sent ?? missing].filter(Boolean).join(' '),
    action: actionOf({ round, list }, open, t),
  }
}

type Words = ReturnType<typeof choiceWords>

function statusOf({ state }: Round, open: boolean, t: Words): Status {
  if (open) return status(t.open, 'warning')
  if (state === 'published') return status(t.published, 'success')
  return state === 'cancelled' ? status(t.cancelled, 'neutral') : status(t.closed, 'info')
}

function actionOf({ round, list }: Own, open: boolean, t: Words): Action {
  const id = { roundId: round._id }
  if (open) return linkTo(list ? t.change : t.choose, paths.choiceList(id), { look: list ? 'secondary' : 'primary' })
  if (round.state === 'published') return linkTo(t.result, paths.ownResult(id), { look: 'primary' })
  return linkTo(t.listTitle, paths.choiceList(id))
}
