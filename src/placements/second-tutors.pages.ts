import type { Ctx } from '../access/actor.ts'
import type { Typed } from '../platform/form.ts'
import { field, type FormState, select } from '../web/form-parts.ts'
import { placementFormWords } from './placement-form.text.ts'
import type { TutorShares } from './placement.rules.ts'
import { secondField, secondSides } from './second-tutors.forms.ts'

interface Staff {
  partner: { tutors: readonly { id: string; name: string }[] }
  staff: readonly { _id: string; name: string }[]
}

/** Who shares the work of a tutor, and how much of it; folded away while nobody does. */
export function secondTutorFields(form: FormState, { language }: Ctx, { partner, staff }: Staff) {
  const t = placementFormWords(language)
  const people = {
    host: partner.tutors.map(({ id, name }) => ({ value: id, text: name })),
    school: staff.map(({ _id, name }) => ({ value: _id, text: name })),
  }
  const labels = { host: t.secondHostTutor, school: t.secondSchoolTutor }
  const sides = secondSides.map((side) => ({
    tutor: select(form, secondField(side, 'TutorId'), {
      label: labels[side],
      options: people[side],
      placeholder: t.nobody,
    }),
    percent: field(form, secondField(side, 'Percent'), { label: `${labels[side]}: ${t.percent}`, width: 'narrow' }),
  }))
  const fields = sides.flatMap(({ tutor, percent }) => [tutor, percent])
  const names = secondSides.flatMap((side) => [secondField(side, 'TutorId'), secondField(side, 'Percent')])
  return { sides, fields, open: names.some((name) => form.typed[name] || form.problems[name]) }
}

/** As the form shows what is stored. */
export function typedSecondTutors(shares: TutorShares | null | undefined): Typed {
  const { hostTutor = null, schoolTutor = null } = shares ?? {}
  return { ...typedSide('host', hostTutor), ...typedSide('school', schoolTutor) }
}

function typedSide(side: (typeof secondSides)[number], tutor: { id: string; percent: number } | null): Typed {
  return {
    [secondField(side, 'TutorId')]: tutor?.id ?? '',
    [secondField(side, 'Percent')]: tutor ? String(tutor.percent) : '',
  }
}
