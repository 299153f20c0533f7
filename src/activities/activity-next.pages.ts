import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { CountedBy } from '../programme/programme.rules.ts'
import { type Action, linkTo, postTo } from '../web/parts.ts'
import type { CountedActivity } from '../protocols/counted-activity.rules.ts'
import { activityFormWords } from './activity-form.text.ts'
import { activityLabWords } from './activity-lab.text.ts'
import {
  type Activity,
  type ActivityMove,
  hostReasons,
  isMoveFrom,
  isOpen,
  moveReasons,
  takingPartReasons,
} from './activity.rules.ts'
import { type ActivityWords, activityWords } from './activity.text.ts'

interface AroundNext {
  countedBy: CountedBy
  partners: Parameters<typeof hostReasons>[1]
  counted: Pick<CountedActivity, 'participations'>
}

/** Where the activity stands, in a sentence, and the buttons that bring it forward for who may press them. */
export function nextStep(
  activity: Activity,
  { countedBy, partners, counted }: AroundNext,
  ctx: Ctx,
): { text: string; actions: Action[] } {
  const t = activityWords(ctx.language)
  if (may(ctx.actor, 'activity.edit'))
    return { text: t[cityStep(activity, ctx)], actions: cityActions(activity, partners, ctx) }
  const mayTakePart = can(ctx.actor, 'activity.take-part', activity)
  const open = takingPartReasons(activity, countedBy, ctx.today).length === 0
  const own = 'schoolId' in ctx.actor ? ctx.actor.schoolId : null
  const missing = !counted.participations.some(({ schoolId }) => schoolId === own)
  if (mayTakePart && open && missing) return { text: t['next-take-part'], actions: [] }
  return { text: t[stepForOthers(activity)], actions: [] }
}

type Step = Extract<keyof ActivityWords, `next-${string}`>

function cityStep({ state, from, to }: Activity, { today }: Ctx): Step {
  if (state === 'planned') return today < from ? 'next-wait-schools' : 'next-start'
  if (state === 'running') return today < to ? 'next-run' : 'next-conclude'
  return state === 'concluded' ? 'next-concluded' : 'next-cancelled'
}

function stepForOthers({ state }: Activity): Step {
  const steps = {
    planned: 'next-planned',
    running: 'next-running',
    concluded: 'next-concluded',
    cancelled: 'next-cancelled',
  } as const
  return steps[state]
}

const looks: Record<ActivityMove, 'primary' | 'secondary' | 'danger'> = {
  start: 'primary',
  conclude: 'primary',
  cancel: 'danger',
  reopen: 'secondary',
  restore: 'secondary',
}

function cityActions(activity: Activity, partners: AroundNext['partners'], ctx: Ctx): Action[] {
  const t = activityWords(ctx.language)
  const id = { activityId: activity._id }
  const url = paths.activityMove(id)
  const buttons = (['start', 'conclude', 'reopen', 'restore'] as const)
    .filter((move) => isMoveFrom(activity.state, move))
    .map((move) =>
      postTo(t[move], url, {
        look: looks[move],
        fields: { move, version: String(activity.version) },
        disabledBecause: [...moveReasons(activity, move, ctx.today), ...hostReasons(move, partners)].map(
          (reason) => t[reason],
        ),
      }),
    )
  const edit = isOpen(activity) ? [linkTo(t.edit, paths.activityEdit(id), { icon: 'it-pencil' })] : []
  const cancel = isMoveFrom(activity.state, 'cancel') ? [linkTo(t.cancel, url, { look: looks.cancel })] : []
  return [...buttons, ...edit, ...cancel]
}

/** What pressing a move says when it is done. */
export function moveDone(move: ActivityMove, ctx: Ctx): string {
  return activityWords(ctx.language)[`${move}Done`]
}

/** What a refused button may say. */
export function refusalTexts(ctx: Ctx): object {
  const t = activityWords(ctx.language)
  return {
    ...activityLabWords(ctx.language),
    ...activityFormWords(ctx.language),
    ...t,
    'changed-meanwhile': t.buttonMeanwhile,
  }
}
