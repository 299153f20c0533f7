import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, empty, linkTo } from '../web/parts.ts'
import type { Declaration } from './declaration.rules.ts'
import { hourWords } from './hour.text.ts'
import type { SignedGroup } from './odd-line.pages.ts'
import { signing, type Submitted } from './signing.pages.ts'
import { logWords } from './log.text.ts'
import { signingWords } from './signing.text.ts'

interface Waiting {
  groups: readonly SignedGroup[]
  total: number
  submitted: Submitted
}

interface WaitingOf extends Waiting {
  lastDeclared: Declaration | null
  /** Lines of hosts that do not answer; none for a host itself. */
  unanswered: number
}

/** All that waits for this actor, of every placement. */
export function waitingPage(ctx: Ctx, { groups, total, submitted, lastDeclared, unanswered }: WaitingOf) {
  const t = { ...hourWords(ctx.language), ...signingWords(ctx.language) }
  const isHost = ctx.actor.role === 'host'
  const mode = isHost ? 'confirm' : 'approve'
  const action = isHost ? paths.hoursToConfirm() : paths.hoursToApprove()
  const form = { mode, groups, action, returnAction: action, named: true, submitted, lastDeclared } as const
  return {
    title: isHost ? t.toConfirm : t.toApprove,
    more: moreText(ctx, groups, total),
    also: unanswered > 0 ? { text: t.someUnanswered(unanswered), actions: [seeUnanswered(ctx)] } : null,
    further: isHost ? [linkTo(logWords(ctx.language).group, paths.groupHours())] : [],
    signing: groups.length > 0 ? signing(ctx, form) : null,
    exports: exportLinks(action),
    empty: empty(isHost ? t.nothingToConfirm : t.nothingToApprove, t.nothingAdvice, [
      linkTo(t.placements, paths.placements()),
    ]),
  }
}

/** What hosts have left without an answer, for the school to confirm in their place. */
export function unansweredPage(ctx: Ctx, { groups, total, submitted, days }: Waiting & { days: number }) {
  const t = signingWords(ctx.language)
  const action = paths.hoursUnanswered()
  const form = { mode: 'confirm-for-host', groups, action, returnAction: null, named: true, submitted } as const
  return {
    title: t.unanswered,
    more: moreText(ctx, groups, total),
    also: null,
    further: [],
    signing: groups.length > 0 ? signing(ctx, { ...form, intro: introOf(groups, days, ctx) }) : null,
    exports: exportLinks(action),
    empty: empty(t.nothingUnanswered, t.nothingUnansweredAdvice(days), [
      linkTo(t.backToApprove, paths.hoursToApprove()),
    ]),
  }
}

/** Nobody is late where there is no host. */
function introOf(groups: readonly SignedGroup[], days: number, { language }: Ctx): string {
  const t = signingWords(language)
  const hostless = groups.filter(({ placement }) => placement.kind === 'simulated-enterprise').length
  return [
    ...(hostless < groups.length ? [t.unansweredIntro(days)] : []),
    ...(hostless > 0 ? [t.simulatedIntro] : []),
  ].join(' ')
}

function moreText({ language }: Ctx, groups: readonly SignedGroup[], total: number): string | null {
  const shown = groups.reduce((sum, group) => sum + group.entries.length, 0)
  return total > shown ? hourWords(language).moreWait(shown, total) : null
}

function seeUnanswered({ language }: Ctx): Action {
  return linkTo(signingWords(language).seeUnanswered, paths.hoursUnanswered())
}
