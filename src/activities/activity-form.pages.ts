import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import type { Problems, Typed } from '../platform/form.ts'
import { hoursAndMinutes } from '../platform/minutes.ts'
import type { Language } from '../platform/words.ts'
import { type ListEntry, offered, type Programme } from '../programme/programme.rules.ts'
import type { ProtocolChoice } from '../protocols/protocol.rules.ts'
import { checkboxes, field, type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { activityFormWords } from './activity-form.text.ts'
import { underValue } from './activity.forms.ts'
import type { Activity } from './activity.rules.ts'
import { activityWords } from './activity.text.ts'

export interface Submitted {
  typed?: Typed
  problems?: Problems
}

/** What stands to choose: what is chosen already, and what a search has found. */
export interface Choosable {
  chosen: readonly { _id: string; name: string }[]
  found: readonly { _id: string; name: string; note: string }[]
  /** how many match the search in all; null: nothing was searched */
  total: number | null
}

export interface ActivityFormParts {
  programme: Programme
  protocols: readonly ProtocolChoice[]
  schools: Choosable
  partners: Choosable
  submitted: Submitted
}

export function newActivityPage(id: string, around: ActivityFormParts, ctx: Ctx) {
  const f = activityFormWords(ctx.language)
  return {
    title: f.newActivity,
    lead: f.newActivityLead,
    ...formParts(null, around, ctx.language),
    hidden: [{ name: 'id', value: id }],
    meanwhile: null,
    action: paths.newActivity(),
    submit: { text: f.create, cancel: { text: f.cancelForm, href: paths.activities() } },
  }
}

export function editActivityPage(activity: Activity, around: ActivityFormParts, ctx: Ctx) {
  const f = activityFormWords(ctx.language)
  const href = paths.activity({ activityId: activity._id })
  return {
    title: f.editTitle(activity.title),
    lead: null,
    ...formParts(activity, around, ctx.language),
    // After a refusal it is the present version: who saves again has been told.
    hidden: [{ name: 'version', value: String(activity.version) }],
    meanwhile: around.submitted.problems?.['form'] === 'changed-meanwhile' ? linkTo(f.goToActivity, href) : null,
    action: paths.activityEdit({ activityId: activity._id }),
    submit: { text: f.save, cancel: { text: f.cancelForm, href } },
  }
}

/** How an activity is shown in its form. */
export function typedActivity(activity: Activity): Typed {
  return {
    title: activity.title,
    description: activity.description ?? '',
    kind: activity.kind,
    themes: activity.themes,
    under: activity.protocolId ? underValue(activity.protocolId, activity.projectId) : '',
    schools: activity.schoolId,
    partners: activity.partnerId,
    from: activity.from,
    to: activity.to,
    hours: activity.minutes > 0 ? hoursAndMinutes(activity.minutes) : '',
  }
}

function formParts(activity: Activity | null, around: ActivityFormParts, language: Language) {
  const f = activityFormWords(language)
  const form = formState(language, around.submitted, f)
  const fields = { ...whatFields(form, { ...around, activity, language }), ...whenFields(form, language) }
  const schools = choicePart(form, { ...around.schools, name: 'schools', language })
  const partners = choicePart(form, { ...around.partners, name: 'partners', language })
  return {
    t: activityWords(language),
    f,
    fields,
    schools,
    partners,
    problems: problemSummary(form, [
      ...Object.values(fields),
      schools.boxes ?? schools.search,
      partners.boxes ?? partners.search,
    ]),
  }
}

type What = ActivityFormParts & { activity: Activity | null; language: Language }

function whatFields(form: FormState, { activity, programme, protocols, language }: What) {
  const [t, f] = [activityWords(language), activityFormWords(language)]
  const entries = (list: readonly ListEntry[]) => list.map(({ code, name }) => ({ value: code, text: name[language] }))
  const under = protocols.flatMap(({ _id, title, projects }) => [
    { value: underValue(_id, null), text: title },
    ...projects.map((project) => ({ value: underValue(_id, project.id), text: `${title} · ${project.title}` })),
  ])
  return {
    title: field(form, 'title', { label: t.title, required: true, maxlength: 200 }),
    kind: select(form, 'kind', {
      label: t.kind,
      required: true,
      placeholder: '…',
      options: entries(offered(programme.activityKinds, activity ? [activity.kind] : [])),
    }),
    under: select(form, 'under', { label: f.under, hint: f.underHint, options: under, placeholder: f.underNone }),
    description: textarea(form, 'description', { label: t.description, rows: 4, maxlength: 4000 }),
    themes: checkboxes(form, 'themes', {
      label: t.themes,
      options: entries(offered(programme.themes, activity?.themes)),
    }),
  }
}

function whenFields(form: FormState, language: Language) {
  const [t, f] = [activityWords(language), activityFormWords(language)]
  return {
    from: field(form, 'from', { label: t.from, type: 'date', required: true }),
    to: field(form, 'to', { label: t.to, type: 'date', required: true }),
    hours: field(form, 'hours', { label: t.hours, hint: f.hoursHint, maxlength: 20, width: 'narrow' }),
  }
}

/** Boxes to tick of what is chosen or was found, and a line to search for more. */
function choicePart(form: FormState, part: Choosable & { name: 'schools' | 'partners'; language: Language }) {
  const [t, f] = [activityWords(part.language), activityFormWords(part.language)]
  const { name, chosen, found, total } = part
  const options = [
    ...chosen.map((each) => ({ value: each._id, text: each.name })),
    ...found
      .filter((each) => !chosen.some(({ _id }) => _id === each._id))
      .map((each) => ({ value: each._id, text: each.name, hint: each.note })),
  ]
  const of = {
    schools: {
      label: t.schools,
      hint: f.schoolsHint,
      search: f.schoolSearch,
      searchHint: f.schoolSearchHint,
      button: f.searchSchools,
    },
    partners: {
      label: t.partners,
      hint: f.partnersHint,
      search: f.partnerSearch,
      searchHint: f.partnerSearchHint,
      button: f.searchPartners,
    },
  }[name]
  // Without a box yet, what is wrong is said beside the search.
  const problem = form.problems[name]
  const searchForm = problem && options.length === 0 ? { ...form, problems: { [`${name}Search`]: problem } } : form
  const required = name === 'schools'
  return {
    id: `scelta-${name}`,
    title: of.label,
    boxes: options.length > 0 ? checkboxes(form, name, { label: of.label, hint: of.hint, required, options }) : null,
    hint: options.length > 0 ? null : of.hint,
    note: searchNote(found.length, total, part.language),
    search: field(searchForm, `${name}Search`, {
      label: of.search,
      hint: of.searchHint,
      type: 'search',
      width: 'medium',
    }),
    button: of.button,
  }
}

function searchNote(shown: number, total: number | null, language: Language): string | null {
  const f = activityFormWords(language)
  if (total === null) return null
  if (total === 0) return f.nothingFound
  return shown < total ? f.chosenOf(shown, total) : null
}

/** The form that asks why an activity is cancelled. */
export function cancelPage(activity: Activity, { typed, problems }: Submitted, ctx: Ctx) {
  const [t, f] = [activityWords(ctx.language), activityFormWords(ctx.language)]
  const form = formState(ctx.language, { ...(typed ? { typed } : {}), ...(problems ? { problems } : {}) }, f)
  const reason = textarea(form, 'reason', { label: t.reason, required: true, rows: 3, maxlength: 500 })
  return {
    title: f.cancelTitle(activity.title),
    lead: f.cancelLead,
    reason,
    problems: problemSummary(form, [reason]),
    hidden: [
      { name: 'move', value: 'cancel' },
      { name: 'version', value: String(activity.version) },
    ],
    action: paths.activityMove({ activityId: activity._id }),
    submit: { text: t.cancel, cancel: { text: f.back, href: paths.activity({ activityId: activity._id }) } },
  }
}
