import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { offered, type Programme } from '../programme/programme.rules.ts'
import { checkbox, checkboxes, field, type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import { empty, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { periodFields } from './hosting.forms.ts'
import { mostPeriods } from './hosting.rules.ts'
import { type HostingWords, hostingWords, monthName } from './hosting.text.ts'
import type { Submitted } from './partner-form.pages.ts'
import type { Partner } from './partner.rules.ts'

/** The form of what a partner offers to students. */
export function hostingFormPage(
  partner: Partner,
  ctx: Ctx,
  { programme, submitted }: { programme: Programme; submitted: Submitted },
) {
  const t = hostingWords(ctx.language)
  const typed = submitted.typed ?? typedHosting(partner)
  const form = formState(ctx.language, { ...submitted, typed }, t)
  const shown = controlsOf(form, t)
  const periods = periodControls(form, ctx.language)
  const choices = offered(programme.tracks, partner.hosting.tracks)
  const tracks = checkboxes(form, 'tracks', {
    label: t.tracks,
    hint: t.tracksHint,
    options: choices.map(({ code, name }) => ({ value: code, text: name[ctx.language] })),
  })
  const url = paths.partnerHosting({ partnerId: partner._id })
  return {
    title: t.editTitle(partner.name),
    t,
    problems: problemSummary(form, [...Object.values(shown), ...periods.flat(), tracks]),
    controls: shown,
    periods: table({
      caption: t.periodsHint,
      columns: [t.periodColumn, t.from, t.to],
      rows: periods.map(([from, to], index) => [t.period(index + 1), { select: from }, { select: to }]),
      empty: empty(t.periods),
    }),
    tracks: choices.length > 0 ? tracks : null,
    version: form.typed['version'] ?? '',
    action: url,
    submit: { text: t.save, cancel: { text: t.cancel, href: url } },
  }
}

function controlsOf(form: FormState, t: HostingWords) {
  const number = { type: 'number', min: '0', max: '500', inputmode: 'numeric' } as const
  const long = { maxlength: 2000, rows: 4 }
  return {
    seats: field(form, 'seats', { label: t.seats, hint: t.seatsHint, ...number }),
    accessibleSeats: field(form, 'accessibleSeats', { label: t.accessibleSeats, hint: t.accessibleHint, ...number }),
    networks: textarea(form, 'networks', { label: t.networks, hint: t.networksHint, maxlength: 4000, rows: 3 }),
    website: field(form, 'website', { label: t.website, maxlength: 200, inputmode: 'url' }),
    registered: checkbox(form, 'registered', { label: t.registered }),
    since: field(form, 'since', { label: t.registeredSince, type: 'date' }),
    structural: textarea(form, 'structural', { label: t.structural, hint: t.structuralHint, ...long }),
    technological: textarea(form, 'technological', { label: t.technological, hint: t.technologicalHint, ...long }),
    organisational: textarea(form, 'organisational', { label: t.organisational, hint: t.organisationalHint, ...long }),
    experience: textarea(form, 'experience', { label: t.experience, hint: t.experienceHint, ...long }),
  }
}

function periodControls(form: FormState, language: Language) {
  const t = hostingWords(language)
  const months = Array.from({ length: 12 }, (_, n) => ({ value: String(n + 1), text: monthName(n + 1, language) }))
  const month = (name: string, label: string) => select(form, name, { label, options: months, placeholder: '—' })
  return Array.from({ length: mostPeriods }, (_, index) => {
    const names = periodFields(index + 1)
    return [month(names.from, t.periodFrom(index + 1)), month(names.to, t.periodTo(index + 1))] as const
  })
}

function typedHosting({ hosting, version }: Partner): Typed {
  const { rasl } = hosting
  const periods = hosting.periods.flatMap(({ from, to }, index) => {
    const names = periodFields(index + 1)
    return [
      [names.from, String(from)],
      [names.to, String(to)],
    ]
  })
  return {
    seats: String(hosting.seats ?? ''),
    accessibleSeats: String(hosting.accessibleSeats),
    tracks: hosting.tracks,
    networks: hosting.networks.join('\n'),
    website: hosting.website ?? '',
    registered: rasl.registered ? 'yes' : '',
    since: rasl.since ?? '',
    structural: rasl.structural ?? '',
    technological: rasl.technological ?? '',
    organisational: rasl.organisational ?? '',
    experience: rasl.experience ?? '',
    version: String(version),
    ...Object.fromEntries(periods),
  }
}
