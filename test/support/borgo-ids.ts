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
  absenceId: absenceId('robotica-3a-9', 'giulia'),
  authorisationId: 'giulia-laser',
  feedId: 'calendario-docente',
  jobName: 'deliver-notices',
}
