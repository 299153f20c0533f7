import {
  emptyPapers,
  papersDigest,
  partiesOf,
  type Papers,
  papers as bothPapers,
} from '../../src/paperwork/papers.rules.ts'
import type { PaperSignature, Project, SigningParty } from '../../src/paperwork/papers.rules.ts'
import { begunStates } from '../../src/placements/placement-state.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { emptyFile, type StudentFile } from '../../src/student-files/student-file.rules.ts'

const office = { accountId: 'segreteria', name: 'Sara Segreteria' }

/** The training project of every placement of Borgo. */
export const demoProject: Project = {
  objectives: 'Conoscere come si lavora presso l’ente, dal disegno al pezzo finito, e documentare ciò che si fa.',
  competences: ['Imparare a imparare', 'Lavorare in gruppo', 'Usare le macchine in sicurezza'],
  activities: ['Disegno del pezzo', 'Uso guidato delle macchine', 'Prova e documentazione del lavoro'],
  assessment: 'Scheda dei due tutor e relazione dello studente.',
  ppe: 'Occhiali, guanti',
  remote: false,
  risk: 'medium',
}

/** The days on which the papers of a placement were signed, so long before its first day. */
const signedBefore = 7

/** The papers of a placement of which nothing is missing, since a week before it begins. */
export function papersInOrder(placement: Placement): Papers {
  const on = addDays(placement.terms.from, -signedBefore)
  const at = instantOf(on, clockTime('10:00'))
  const signature = (paper: PaperSignature['paper'], party: SigningParty): PaperSignature => ({
    paper,
    party,
    name: nameOf(party, placement),
    on,
    how: party === 'parent' ? 'link' : 'screen',
    recordedAt: at,
    accountId: null,
    linkId: null,
    scan: null,
    digest: papersDigest(placement, demoProject),
  })
  const signatures = bothPapers.flatMap((paper) => partiesOf(paper, placement).map((party) => signature(paper, party)))
  return {
    ...emptyPapers(placement),
    version: 1,
    project: demoProject,
    signatures,
    specificSafety: { on, minutes: 480, provider: placement.host.name, risk: 'medium', by: office },
    riskStatement: { on, documentId: null, note: null, by: { accountId: null, name: placement.host.name } },
    coherence: { on, text: 'Coerente con l’indirizzo.', by: { accountId: 'coordinatore', name: 'Corrado Coordina' } },
    complete: { since: on },
    history: [
      { at, by: office, event: 'project-saved', what: null },
      ...signatures.map(({ paper, party, name }) => ({
        at,
        by: { accountId: null, name },
        event: 'signed' as const,
        what: `${paper}:${party}`,
      })),
    ],
  }
}

function nameOf(party: SigningParty, { student, schoolTutor, hostTutor }: Placement): string {
  const names: Record<SigningParty, string> = {
    student: `${student.surname} ${student.givenName}`.trim(),
    parent: `Paola ${student.surname}`,
    schoolTutor: schoolTutor?.name ?? 'Teresa Tutor',
    hostTutor: hostTutor?.name ?? 'Tutor dell’ente',
  }
  return names[party]
}

/** The papers of Borgo: those of every placement that has begun are in order; one that waits is half way. */
export function demoPapers(placements: readonly Placement[]): Papers[] {
  return placements.flatMap((placement) => {
    if (begunStates.includes(placement.state)) return [papersInOrder(placement)]
    if (placement.state !== 'documents') return []
    const whole = papersInOrder(placement)
    const signatures = whole.signatures.filter(({ party }) => party === 'schoolTutor' || party === 'student')
    const history = whole.history.filter(({ what }) => !what?.endsWith('hostTutor') && !what?.endsWith('parent'))
    const open = { specificSafety: null, riskStatement: null, coherence: null, complete: null }
    return [{ ...whole, ...open, signatures, history }]
  })
}

/** Every family of Borgo has been told, and all have the general training but one, who came late. */
export function demoStudentFiles(students: readonly Student[], today: Day): StudentFile[] {
  const on = addDays(today, -150)
  const at = instantOf(on, clockTime('10:00'))
  return students
    .filter(({ schoolId }) => schoolId === 'galilei' || schoolId === 'volta')
    .map(({ _id, schoolId }) => ({
      ...emptyFile(_id, schoolId),
      familyNotice: { on, textVersion: 'Informativa 2026/27', how: 'portal', by: office },
      generalSafety:
        _id === 'bruno' ? null : { on, minutes: 240, provider: 'Piattaforma del Ministero', scan: null, by: office },
      history: [{ at, by: office, event: 'notice', on }],
    }))
}
