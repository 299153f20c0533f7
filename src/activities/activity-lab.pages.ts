import type { Ctx } from '../access/actor.ts'
import type { Edition } from '../labs/edition.rules.ts'
import { periodText as labPeriod, stateOf } from '../labs/edition-list.pages.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import { problemSummary, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, pager, postTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { searchBox } from '../web/search-box.ts'
import { activityLabWords } from './activity-lab.text.ts'
import { periodText } from './activity-list.pages.ts'
import type { Activity } from './activity.rules.ts'

type Choice = Pick<Edition, '_id' | 'code' | 'title' | 'partnerId' | 'state' | 'from' | 'to' | 'taken' | 'seats'>

export interface LabChoices {
  editions: readonly Choice[]
  total: number
  partners: ReadonlyMap<string, string>
  q: string
  page: number
  perPage: number
}

/** The labs that could be linked, each with its button. */
export function labChoicesPage(activity: Activity, choices: LabChoices, ctx: Ctx) {
  const t = activityLabWords(ctx.language)
  const id = { activityId: activity._id }
  const { editions, total, q, page, perPage } = choices
  const url = paths.activityLabs(id)
  const back = linkTo(t.backToActivity, paths.activity(id))
  const edit = linkTo(t.editActivity, paths.activityEdit(id), { icon: 'it-pencil' })
  return {
    title: t.linkTitle(activity.title),
    lead: t.linkLead(periodText(activity, ctx.language), activity.partnerId.length > 0),
    filter: searchBox(ctx.language, { q, label: t.search, action: url }),
    table: table({
      caption: t.linkTitle(activity.title),
      columns: [t.lab, t.partner, t.state, { text: t.participants, numeric: true }, { text: t.actions, quiet: true }],
      rows: editions.map((edition) => choiceRow(activity, edition, { ...choices, ctx })),
      empty: q ? empty(t.notFound, t.notFoundAdvice) : empty(t.nothingToLink, t.nothingToLinkAdvice, [edit]),
    }),
    pager: pager({
      page,
      perPage,
      total,
      summary: t.summary,
      href: (to) => withQuery(url, { q, pagina: String(to) }),
    }),
    actions: [back],
  }
}

type Shown = LabChoices & { ctx: Ctx }

function choiceRow({ _id }: Activity, edition: Choice, { partners, q, page, ctx }: Shown): ContentOf[] {
  const t = activityLabWords(ctx.language)
  const choose = postTo(t.choose, paths.activityLabs({ activityId: _id }), {
    fields: { editionId: edition._id, q, pagina: String(page) },
  })
  return [
    {
      text: edition.title,
      href: paths.edition({ editionId: edition._id }),
      note: t.codeAndPeriod(edition.code, labPeriod(edition, ctx.language)),
    },
    partners.get(edition.partnerId) ?? null,
    stateOf(edition.state, ctx.language),
    t.enrolledOf(edition.taken, edition.seats),
    { actions: [choose] },
  ]
}

/** The form that asks why a lab is taken out. */
export function unlinkPage(
  activity: Activity,
  { edition, ...submitted }: { edition: { _id: string; title: string }; typed?: Typed; problems?: Problems },
  ctx: Ctx,
) {
  const t = activityLabWords(ctx.language)
  const form = formState(ctx.language, submitted, t)
  const reason = textarea(form, 'reason', { label: t.reason, required: true, rows: 3, maxlength: 500 })
  const id = { activityId: activity._id }
  return {
    title: t.unlinkTitle(edition.title),
    lead: t.unlinkLead,
    reason,
    problems: problemSummary(form, [reason]),
    hidden: [],
    action: paths.activityLab({ ...id, editionId: edition._id }),
    submit: { text: t.unlinkIt, cancel: { text: t.back, href: paths.activity(id) } },
  }
}
