import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { type Certificate, certificateNumber, competencesOf } from '../../src/outcomes/certificate.rules.ts'
import { type Answer, type Evaluation, evaluationId } from '../../src/outcomes/evaluation.rules.ts'
import { firstQuestionnaire } from '../../src/outcomes/first-questionnaire.rules.ts'
import { type EvaluationParty, itemsFor, type Level } from '../../src/outcomes/questionnaire.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { sumMinutes } from '../../src/platform/minutes.ts'
import type { School } from '../../src/schools/school.rules.ts'
import { demoHours } from './hours.ts'
import { demoProject } from './papers.ts'

const technical = demoProject.competences
const items = itemsFor(firstQuestionnaire, technical)

/** Some better, some worse, the same at every start. */
function answersTo(asked: readonly { code: string }[], shift: number): Answer[] {
  const mixed: readonly Level[] = ['good', 'excellent', 'good', 'sufficient']
  return asked.map(({ code }, index) => ({ code, level: mixed[(index + shift) % mixed.length] ?? 'good' }))
}

const texts: Record<EvaluationParty, string> = {
  host: 'Precisa e curiosa: ha imparato a usare le macchine in sicurezza.',
  student: 'Ho capito come si passa dal disegno al pezzo finito.',
  tutor: 'Il percorso ha seguito il progetto: ho visto il lavoro due volte presso l’ente e ho letto il diario.',
}

/** Who answered about which placement of Borgo; about Dora's the tutor of the school has only begun. */
const told: Record<string, readonly EvaluationParty[]> = {
  'dora-officine': ['host', 'student'],
  'valutata-fablab': ['host', 'student', 'tutor'],
  'certificata-fablab': ['host', 'student', 'tutor'],
}

export function demoEvaluations(placements: readonly Placement[]): Evaluation[] {
  return placements.flatMap((placement) => {
    const sent = (told[placement._id] ?? []).map((party, index) => evaluation(placement, party, index))
    if (placement._id !== 'dora-officine') return sent
    const begun = evaluation(placement, 'tutor', 2)
    return [
      ...sent,
      { ...begun, state: 'draft' as const, sentAt: null, text: null, answers: begun.answers.slice(0, 3) },
    ]
  })
}

function evaluation(placement: Placement, party: EvaluationParty, shift: number): Evaluation {
  const { _id: placementId, schoolId, partnerId, studentId, terms } = placement
  const at = instantOf(addDays(terms.to, 1), clockTime('15:30'))
  const { hostTutor, schoolTutor, student } = placement
  const names = {
    host: hostTutor?.name ?? '',
    student: `${student.givenName} ${student.surname}`.trim(),
    tutor: schoolTutor?.name ?? '',
  }
  return {
    _id: evaluationId(placementId, party),
    placementId,
    party,
    schoolId,
    partnerId,
    studentId,
    questionnaire: firstQuestionnaire.version,
    technical,
    answers: answersTo(items, shift),
    own: answersTo(firstQuestionnaire.own[party], shift),
    text: texts[party],
    state: 'sent',
    version: 1,
    by: { accountId: null, name: names[party] || 'Tutor' },
    savedAt: at,
    sentAt: at,
  }
}

/** The certificate of the placement that is certified. */
export function demoCertificates(
  placements: readonly Placement[],
  schools: readonly School[],
  today: Day,
): Certificate[] {
  const evaluations = demoEvaluations(placements)
  return placements
    .filter(({ state }) => state === 'certified')
    .map((placement, index) => {
      const { _id, schoolId, studentId, student, terms, host, title } = placement
      const school = schools.find((each) => each._id === schoolId)
      if (!school) throw new Error(`Borgo does not know the school of ${_id}`)
      const year = schoolYearOf(today)
      const { surname, givenName, className } = student
      return {
        _id,
        schoolId,
        studentId,
        schoolYear: year,
        sequence: index + 1,
        number: certificateNumber(year, index + 1),
        numbers: [certificateNumber(year, index + 1)],
        issuedAt: instantOf(addDays(today, -30), clockTime('11:00')),
        issuedBy: { accountId: 'segreteria', name: 'Sara Segreteria' },
        eqf: 4,
        facts: {
          student: { surname, givenName, birthDate: null, className: className ?? '' },
          school: { name: school.name, code: school.code, head: school.office?.principal?.name ?? null },
          host: host.name,
          title,
          from: terms.from,
          to: terms.to,
          planned: terms.plannedMinutes,
          approved: sumMinutes(demoHours([placement], today).map(({ minutes }) => minutes)),
          competences: competencesOf(
            evaluations.filter(({ placementId }) => placementId === _id),
            items,
          ),
        },
      }
    })
}
