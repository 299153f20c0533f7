import { PlacementAbsences } from './absences/absence.model.ts'
import { AccessRecords } from './access-records/access-record.model.ts'
import { AccountLinks, Accounts } from './accounts/account.model.ts'
import { Agreements } from './agreements/agreement.model.ts'
import { Activities } from './activities/activity.model.ts'
import { AgreementTemplates } from './agreements/agreement-template.model.ts'
import { LabModules } from './lab-modules/lab-module.model.ts'
import { Editions } from './labs/edition.model.ts'
import { Attestations } from './attestations/attestation.model.ts'
import { CalendarFeeds } from './calendar/feed.model.ts'
import { ResourceDays } from './bookings/booking.model.ts'
import { MachineAuthorisations } from './machine-authorisations/machine-authorisation.model.ts'
import { SchoolCounts } from './home/school-count.model.ts'
import { HostProposals } from './host-proposals/host-proposal.model.ts'
import { ExportJobs } from './export-jobs/export-job.model.ts'
import { HostLinks } from './host-links/host-link.model.ts'
import { JobRecords, JobWorkers } from './job-runs/job-run.model.ts'
import { ContactEntries } from './contact-log/contact.model.ts'
import { PartnerDocuments } from './documents/document.model.ts'
import { ClosedMonths } from './hours/closed-month.model.ts'
import { Declarations } from './hours/declaration.model.ts'
import { DiaryPages } from './hours/diary.model.ts'
import { StudentDays } from './hours/student-day.model.ts'
import { LedgerChecks, LedgerEntries } from './ledger/ledger.model.ts'
import { PriorHoursLines } from './ledger/prior-hours.model.ts'
import { Notices } from './notices/notice.model.ts'
import { Certificates, Evaluations, Questionnaires } from './outcomes/outcome.model.ts'
import { RetentionDeletions, RetentionItems, RetentionStretches } from './privacy/retention.model.ts'
import { PaperRegisters } from './paper-registers/paper-register.model.ts'
import { PlacementPapers } from './paperwork/papers.model.ts'
import { PartnerMerges } from './partner-merges/partner-merge.model.ts'
import { Partners } from './partners/partner.model.ts'
import { PlacementGroups } from './placement-groups/placement-group.model.ts'
import { Placements } from './placements/placement.model.ts'
import { ChoiceLists } from './choices/choice.model.ts'
import { Offers } from './offers/offer.model.ts'
import { RoundAssignments } from './assignments/assignment.model.ts'
import { RoundRuns } from './round-runs/run.model.ts'
import { Rounds } from './rounds/round.model.ts'
import type { Indexed } from './platform/database.ts'
import { storedFiles } from './platform/files.ts'
import { ProgrammeDrafts, Programmes } from './programme/programme.model.ts'
import { Protocols } from './protocols/protocol.model.ts'
import { UploadedClassLists } from './schools/class-list-import.model.ts'
import { AnnouncedAbsences, RollCalls } from './roll-calls/roll-call.model.ts'
import { IssuedRegisters } from './registers/issued-register.model.ts'
import { Enrolments } from './schools/enrolment.model.ts'
import { SchoolClasses } from './schools/school-class.model.ts'
import { StudentFiles } from './student-files/student-file.model.ts'
import { Submissions } from './submissions/submission.model.ts'
import { Suspensions } from './suspensions/suspension.model.ts'
import { StudentMerges } from './transfers/student-merge.model.ts'
import { StudentMoves } from './transfers/student-move.model.ts'
import { Schools } from './schools/school.model.ts'
import { Students } from './schools/student.model.ts'

/** Every model, for building indexes at start. */
export const models: readonly Indexed[] = [
  Notices,
  JobRecords,
  JobWorkers,
  ExportJobs,
  Programmes,
  ProgrammeDrafts,
  Accounts,
  AccountLinks,
  AccessRecords,
  Schools,
  SchoolClasses,
  Students,
  Enrolments,
  UploadedClassLists,
  Partners,
  ContactEntries,
  PartnerDocuments,
  Agreements,
  AgreementTemplates,
  HostLinks,
  StudentFiles,
  Placements,
  PlacementPapers,
  PlacementGroups,
  HostProposals,
  ResourceDays,
  MachineAuthorisations,
  LabModules,
  Editions,
  RollCalls,
  AnnouncedAbsences,
  PlacementAbsences,
  StudentDays,
  DiaryPages,
  PaperRegisters,
  LedgerEntries,
  LedgerChecks,
  PriorHoursLines,
  ClosedMonths,
  Declarations,
  IssuedRegisters,
  Submissions,
  SchoolCounts,
  Attestations,
  Questionnaires,
  Evaluations,
  Certificates,
  Offers,
  Rounds,
  ChoiceLists,
  RoundRuns,
  RoundAssignments,
  CalendarFeeds,
  Protocols,
  Activities,
  storedFiles,
  Suspensions,
  PartnerMerges,
  StudentMoves,
  StudentMerges,
  RetentionItems,
  RetentionDeletions,
  RetentionStretches,
]
