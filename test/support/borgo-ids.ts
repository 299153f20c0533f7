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
}

/** What each of them alone may open. */
export const idsOfRole: Partial<Record<PersonRole, Ids>> = {
  coordinator: { exportJobId: 'esportazione-coordinatore' },
  teacher: { exportJobId: 'esportazione-docente' },
  student: { exportJobId: 'esportazione-studente' },
  host: { exportJobId: 'esportazione-ente' },
}
