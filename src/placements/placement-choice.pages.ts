import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isInOffice, type Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../platform/path.ts'
import { field, type FormState, select } from '../web/form-parts.ts'
import { empty, linkTo, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { procedure } from './placement-form.pages.ts'
import { type PlacementFormWords, placementFormWords } from './placement-form.text.ts'

interface StudentChoice {
  q: string
  classId: string
  classes: readonly { _id: string; label: string }[]
  found: readonly { student: { _id: string; surname: string; givenName: string }; className: string }[]
  total: number
  /** the host chosen before, when one comes from its page */
  partner: { _id: string; name: string } | null
  /** the offer whose seat it takes, when one comes from its page */
  offer: { _id: string; title: string } | null
}

/** The first step of a new placement: the student. */
export function chooseStudentPage(choice: StudentChoice, ctx: Ctx) {
  const t = placementFormWords(ctx.language)
  const before = { ente: choice.partner?._id ?? '', offerta: choice.offer?._id ?? '' }
  const searching = choice.q !== '' || choice.classId !== ''
  return {
    title: t.newPlacement,
    heading: t.chooseStudent,
    steps: procedure(t, 0),
    filter: studentFilter(choice, ctx),
    summary: searching && choice.total > 0 ? t.studentsShown(choice.found.length, choice.total) : null,
    table: table({
      caption: t.chooseStudent,
      columns: [t.student, t.class, { text: t.choose, quiet: true }],
      rows: choice.found.map(({ student, className }) => [
        `${student.surname} ${student.givenName}`,
        className,
        {
          actions: [
            linkTo(t.choose, withQuery(paths.newPlacement(), { studente: student._id, ...before }), {
              look: 'primary',
            }),
          ],
        },
      ]),
      empty: noStudent(choice, ctx),
    }),
    actions: [],
  }
}

function studentFilter(choice: StudentChoice, ctx: Ctx) {
  const t = placementFormWords(ctx.language)
  const form = formState(ctx.language, {
    typed: { q: choice.q, classe: choice.classId, ente: choice.partner?._id ?? '', offerta: choice.offer?._id ?? '' },
  })
  const classes = choice.classes.map(({ _id, label }) => ({ value: _id, text: label }))
  return {
    action: paths.newPlacement(),
    fields: [field(form, 'q', { label: t.searchStudent, type: 'search' })],
    selects: [
      select(form, 'classe', { label: t.class, options: classes, placeholder: t.anyClass }),
      ...(choice.partner
        ? [select(form, 'ente', { label: t.host, options: [{ value: choice.partner._id, text: choice.partner.name }] })]
        : []),
      ...(choice.offer
        ? [
            select(form, 'offerta', {
              label: t.offer,
              options: [{ value: choice.offer._id, text: choice.offer.title }],
            }),
          ]
        : []),
    ],
    clearHref: null,
  }
}

function noStudent(choice: StudentChoice, ctx: Ctx) {
  const t = placementFormWords(ctx.language)
  if (choice.classes.length === 0) {
    const load = may(ctx.actor, 'student.import') ? [linkTo(t.loadList, paths.classLists(), { look: 'primary' })] : []
    return empty(t.noClasses, t.noClassesAdvice, load)
  }
  if (choice.q === '' && choice.classId === '') return empty(t.typeAName, t.typeANameAdvice)
  return empty(t.noStudent, t.noStudentAdvice)
}

interface HostChoice {
  q: string
  /** the placement the new one shares a path with */
  sharedWith: { _id: string; host: { name: string } } | null
  student: { _id: string; name: string }
  partners: readonly Pick<Partner, '_id' | 'name' | 'sites' | 'tutors'>[]
  total: number
}

/** The second step of a new placement: the host. */
export function chooseHostPage(choice: HostChoice, ctx: Ctx) {
  const t = placementFormWords(ctx.language)
  const form = formState(ctx.language, {
    typed: { q: choice.q, studente: choice.student._id, condiviso: choice.sharedWith?._id ?? '' },
  })
  const student = [{ value: choice.student._id, text: choice.student.name }]
  const add = linkTo(t.newHost, paths.newPartner(), { icon: 'it-plus' })
  return {
    title: t.newPlacement,
    heading: t.chooseHost,
    steps: procedure(t, 1),
    filter: {
      action: paths.newPlacement(),
      fields: [field(form, 'q', { label: t.searchHost, type: 'search' })],
      selects: [select(form, 'studente', { label: t.student, options: student }), ...sharedChoice(form, choice, t)],
      clearHref: null,
    },
    summary: choice.total > 0 ? t.hostsShown(choice.partners.length, choice.total) : null,
    table: table({
      caption: t.chooseHost,
      columns: [t.host, t.town, t.tutors, { text: t.choose, quiet: true }],
      rows: choice.partners.map((partner) => hostRow(partner, choice, ctx)),
      empty: empty(t.noHost, t.noHostAdvice, [add]),
    }),
    actions: [add],
  }
}

/** One thing to choose from, so that a search keeps it. */
function sharedChoice(form: FormState, { sharedWith }: HostChoice, t: PlacementFormWords) {
  if (!sharedWith) return []
  const options = [{ value: sharedWith._id, text: sharedWith.host.name }]
  return [select(form, 'condiviso', { label: t.sharedWith, options })]
}

function hostRow(partner: HostChoice['partners'][number], { student, sharedWith }: HostChoice, ctx: Ctx) {
  const t = placementFormWords(ctx.language)
  const serving = partner.tutors.filter((tutor) => isInOffice(tutor, ctx.today, ctx.today))
  const shared = { condiviso: sharedWith?._id ?? '' }
  const href = withQuery(paths.newPlacement(), { studente: student._id, ente: partner._id, ...shared })
  return [
    partner.name,
    [...new Set(partner.sites.map((site) => site.town))].join(', '),
    serving.map((tutor) => tutor.name).join(', '),
    { actions: [linkTo(t.choose, href, { look: 'primary' })] },
  ]
}
