import type { Ctx } from '../access/actor.ts'
import { hasLeft, type Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import { checkbox, type FormState, problemSummary, select } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { staffParts } from './edition-facts.rules.ts'
import { editionFormWords } from './edition-form.text.ts'
import { editionNextWords } from './edition-next.text.ts'
import { staffRows } from './edition.forms.ts'
import type { Edition } from './edition.rules.ts'
import { editionWords } from './edition.text.ts'

type Host = Pick<Partner, '_id' | 'tutors'>

/** The sentences of the forms, those about partners that may not begin anything, and those that name numbers. */
export function editionFormState(
  language: Language,
  submitted: { typed?: Typed; problems?: Record<string, string> },
  numbers: Readonly<Record<string, string>> = {},
): FormState {
  return formState(language, submitted, { ...editionNextWords(language), ...editionFormWords(language), ...numbers })
}

/** The last line of a form of an edition. */
export function submitOf({ _id }: Pick<Edition, '_id'>, language: Language) {
  const f = editionFormWords(language)
  return { text: f.save, cancel: { text: f.back, href: paths.edition({ editionId: _id }) } }
}

/** Rows of a person and what the person does; those who have left are not offered. */
export function staffPart(form: FormState, { partner, ctx }: { partner: Host; ctx: Ctx }) {
  const [f, t] = [editionFormWords(ctx.language), editionWords(ctx.language)]
  const here = partner.tutors.filter((tutor) => !hasLeft(tutor, ctx.today))
  const people = here.map(({ id, name, role }) => ({ value: id, text: role ? `${name} · ${role}` : name }))
  const parts = staffParts.map((part) => ({ value: part, text: t[part] }))
  const rows = staffRows.map((row) => ({
    id: select(form, `staff-${row}-id`, { label: f.row(f.person, row), options: people, placeholder: f.nobody }),
    part: select(form, `staff-${row}-part`, { label: f.row(f.part, row), options: parts, placeholder: '—' }),
  }))
  const none = here.length === 0
  return {
    hint: none ? f.noTutors : f.staffHint,
    add: none ? linkTo(f.addTutors, paths.partnerTutors({ partnerId: partner._id }), { look: 'plain' }) : null,
    problem: form.problems['staff'] ? form.say(form.problems['staff']) : null,
    controls: rows.flatMap(({ id, part }) => [id, part]),
    table: none
      ? null
      : table({
          caption: f.staff,
          columns: [f.turn, f.person, f.part],
          rows: rows.map(({ id, part }, index) => [index + 1, { select: id }, { select: part }]),
          empty: empty(''),
        }),
  }
}

interface StaffFormParts {
  partner: Host
  typed: Typed
  problems?: Record<string, string>
}

export function staffPage(edition: Edition, { partner, typed, problems = {} }: StaffFormParts, ctx: Ctx) {
  const f = editionFormWords(ctx.language)
  const form = editionFormState(ctx.language, { typed, problems })
  const staff = staffPart(form, { partner, ctx })
  const future = edition.sessions.filter(({ state, day }) => state === 'planned' && day >= ctx.today).length
  return {
    title: f.staffTitle(edition.title),
    lead: f.staffLead,
    future: future > 0 ? checkbox(form, 'future', { label: f.staffFuture(future), hint: f.staffFutureHint }) : null,
    f,
    staff,
    problems: problemSummary(form, staff.controls),
    hidden: [
      { name: 'version', value: String(edition.version) },
      { name: 'planVersion', value: String(edition.planVersion) },
    ],
    action: paths.editionStaff({ editionId: edition._id }),
    submit: submitOf(edition, ctx.language),
  }
}
