import { absenceId } from '../../src/roll-calls/announced-absence.rules.ts'
import type { PersonRole } from '../../src/access/actor.ts'

/** Who signs in for each role: people of one side of the fence, as far as there is one. */
export const people: Record<PersonRole, string> = {
  city: 'citta@borgo.example',
  office: 'segreteria@borgo.example',
  coordinator: 'coordinatore@borgo.example',
  teacher: 'docente@borgo.example',
  host: 'ente@borgo.example',
  student: 'giulia.damico',
}

export type Ids = Record<string, string>

/** What these people may open, by the names that addresses use. */
export const ownIds: Ids = {
  schoolId: 'galilei',
  classId: 'galilei-3a',
  studentId: 'giulia',
  partnerId: 'fablab',
  placementId: 'giulia-fablab',
  paper: 'patto',
  amendmentId: 'giulia-tutor',
  classListId: 'own-list',
  accountId: 'docente',
  agreementId: 'galilei-fablab',
  documentId: 'fablab-polizza',
  contactId: 'contatto-galilei',
  linkId: 'link-fablab',
  protocolId: 'intesa',
  activityId: 'making-3a',
  section: 'themes',
  draftId: 'torino-draft',
  moduleId: 'rob-1',
  editionId: 'robotica-3a',
  sessionId: 'robotica-3a-9',
  groupId: 'robotica-3a-3a',
  proposalId: 'proposta-fablab',
  placementGroupId: 'gruppo-3a',
  hostProposalId: 'panificio-giulia',
  absenceId: absenceId('robotica-3a-9', 'giulia'),
  absenceDay: '2026-11-27',
  diaryDay: '2026-11-20',
  authorisationId: 'giulia-laser',
  feedId: 'calendario-docente',
  code: 'B0RG-2026',
  priorId: 'ore-giulia',
  paperRegisterId: 'registro-giulia',
  jobName: 'deliver-notices',
  month: '2026-10',
  day: '2026-11-16',
  entryRef: '2026-11-09.borgo-giulia-fablab-2026-11-09-1',
  schoolYear: '2026-27',
  retentionKind: 'ore',
  submissionNumber: '1',
  exportJobId: 'esportazione-segreteria',
  exportFileId: 'gone',
  offerId: 'offerta-fablab-bozza',
  roundId: 'tornata-primavera',
  runId: 'prova-quinte',
  unitId: 'giulia',
  pairId: 'mai-insieme',
  receiptCode: '0001-00A2',
}

/** Rounds as far as they have come, of the school and of the city. */
const rounds = {
  draft: { school: 'tornata-estate', city: 'tornata-citta' },
  closed: { school: 'tornata-quinte', city: 'tornata-citta-chiusa' },
  published: { school: 'tornata-inverno', city: 'tornata-citta-esito' },
}

/** At which stage of a round a page has something to show; for the others it is one whose lists are open. */
const stages: readonly [RegExp, keyof typeof rounds][] = [
  [/^\/tornate\/:roundId\/(?:modifica|offerte|criteri|passo)$/u, 'draft'],
  [/^\/tornate\/:roundId\/(?:abbinamento|prove|confronto|pubblicazione)/u, 'closed'],
  [/^\/tornate\/:roundId\/(?:esito|percorsi|grafici|verifica)$|^\/(?:esito|estrazione)\//u, 'published'],
]

/** Pages of the choices are about offers of the round; the city sees no draft of a school. */
function offerFor(pattern: string, role: PersonRole | null): Ids {
  const isOther = pattern.startsWith('/scelte/') || (role === 'city' && pattern.startsWith('/offerte/'))
  return isOther ? { offerId: 'offerta-fablab-stampa' } : {}
}

/** What this role opens of its own at an address: the city steers its rounds, the schools theirs. */
export function idsAt(pattern: string, role: PersonRole | null): Ids {
  const stage = stages.find(([where]) => where.test(pattern))?.[1]
  const owner = role === 'city' ? 'city' : 'school'
  const roundId = stage ? rounds[stage][owner] : null
  const run = stage === 'closed' ? { runId: owner === 'city' ? 'prova-citta-chiusa' : 'prova-quinte' } : {}
  return { ...(roundId ? { roundId } : {}), ...run, ...offerFor(pattern, role) }
}

/** What each of them alone may open. */
export const idsOfRole: Partial<Record<PersonRole, Ids>> = {
  coordinator: { exportJobId: 'esportazione-coordinatore' },
  teacher: { exportJobId: 'esportazione-docente' },
  student: { exportJobId: 'esportazione-studente' },
  host: { exportJobId: 'esportazione-ente' },
}
