import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { field, type FormState, problemSummary } from '../web/form-parts.ts'
import { type ContentOf, empty, linkTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { searchBox } from '../web/search-box.ts'
import { procedure } from './group-crumbs.pages.ts'
import { groupFormWords, groupRefusalWords } from './group-form.text.ts'
import type { Submitted } from './group-students.pages.ts'
import { seatField } from './placement-group.forms.ts'
import type { PlacementGroup } from './placement-group.rules.ts'

/** A host that the group has or may have. */
interface HostChoice {
  partner: { _id: string; name: string; sites: readonly { town: string }[] }
  /** null: nobody has said */
  free: number | null
  agreementUntil: Day | null
  seats: number
}

interface HostsParts {
  choices: readonly HostChoice[]
  shown: number
  total: number
  q: string
  submitted: Submitted
}

/** Each host with a field for its seats: those of the group, and those that were looked for. */
export function hostsPage(group: PlacementGroup, parts: HostsParts, ctx: Ctx) {
  const t = groupFormWords(ctx.language)
  const typed = Object.fromEntries(
    parts.choices.map(({ partner, seats }) => [seatField(partner._id), seats > 0 ? String(seats) : '']),
  )
  const submitted = { typed: { ...typed, ...parts.submitted.typed }, problems: parts.submitted.problems ?? {} }
  const form = formState(ctx.language, submitted, groupRefusalWords(ctx.language))
  const seats = new Map(parts.choices.map((choice) => [choice.partner._id, seatsField(choice, form, ctx)]))
  const add = may(ctx.actor, 'partner.create') ? [linkTo(t.newHost, paths.newPartner(), { icon: 'it-plus' })] : []
  const action = paths.placementGroupHosts({ placementGroupId: group._id })
  return {
    title: t.hostsTitle,
    lead: t.hostsLead,
    steps: procedure(group, 2, ctx.language),
    problems: problemSummary(form, [...seats.values()]),
    filter: searchBox(ctx.language, { q: parts.q, label: t.searchHost, action }),
    note: parts.total > parts.shown ? t.hostsShown(parts.shown, parts.total) : null,
    table: table({
      caption: t.hostsTitle,
      columns: [t.host, t.agreement, t.freeSeats, t.seats],
      rows: parts.choices.map((choice) => hostRow(choice, seats, ctx)),
      empty: empty(t.noHosts, t.noHostsAdvice, add),
    }),
    sum: t.seatsSum(
      group.hosts.reduce((sum, host) => sum + host.seats, 0),
      group.lines.length,
    ),
    actions: parts.choices.length > 0 ? add : [],
    hidden: [{ name: 'version', value: String(group.version) }],
    action,
    submit: {
      text: t.saveAndGo,
      cancel: { text: t.cancel, href: paths.placementGroup({ placementGroupId: group._id }) },
    },
  }
}

function seatsField({ partner }: HostChoice, form: FormState, { language }: Ctx) {
  const label = groupFormWords(language).seatsAt(partner.name)
  return field(form, seatField(partner._id), { label, type: 'number', min: '0', max: '200' })
}

function hostRow(
  { partner, agreementUntil, free }: HostChoice,
  seats: ReadonlyMap<string, ReturnType<typeof seatsField>>,
  { language }: Ctx,
): ContentOf[] {
  const t = groupFormWords(language)
  const own = seats.get(partner._id)
  return [
    {
      text: partner.name,
      href: paths.partner({ partnerId: partner._id }),
      note: [...new Set(partner.sites.map((site) => site.town))].join(', '),
    },
    agreementUntil ? t.inForce(formatDay(agreementUntil, language)) : status(t.noAgreement, 'warning'),
    free === null ? t.seatsUnknown : free === 0 ? status(t.full, 'warning') : t.free(free),
    own ? { field: own } : null,
  ]
}
