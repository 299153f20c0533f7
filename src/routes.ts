import { absenceRoutes } from './absences/absence.routes.ts'
import { accessRecordRoutes } from './access-records/access-record.routes.ts'
import { accountRoutes } from './accounts/account.routes.ts'
import { signInRoutes } from './accounts/sign-in.routes.ts'
import { activityFormRoutes } from './activities/activity-form.routes.ts'
import { activityLabRoutes } from './activities/activity-lab.routes.ts'
import { activityRoutes } from './activities/activity.routes.ts'
import { agreementFormRoutes } from './agreements/agreement-form.routes.ts'
import { agreementRoutes } from './agreements/agreement.routes.ts'
import { agreementSigningRoutes } from './agreements/agreement-signing.routes.ts'
import { agreementTemplateRoutes } from './agreements/agreement-template.routes.ts'
import { contactRoutes } from './contact-log/contact.routes.ts'
import { documentRoutes } from './documents/document.routes.ts'
import { homeRoutes } from './home/home.routes.ts'
import { guestRoutes } from './host-links/guest.routes.ts'
import { hostProposalRoutes } from './host-proposals/host-proposal.routes.ts'
import { hostLinkRoutes } from './host-links/host-link.routes.ts'
import { approvalRoutes } from './hours/approval.routes.ts'
import { closedMonthRoutes } from './hours/closed-month.routes.ts'
import { hostAnswerRoutes } from './hours/host-answer.routes.ts'
import { rectificationRoutes } from './hours/rectification.routes.ts'
import { diaryRoutes } from './hours/diary.routes.ts'
import { hourEntryRoutes } from './hours/hour-entry.routes.ts'
import { logCopyRoutes } from './hours/log-copy.routes.ts'
import { logGroupRoutes } from './hours/log-group.routes.ts'
import { logLateRoutes } from './hours/log-late.routes.ts'
import { logOfflineRoutes } from './hours/log-offline.routes.ts'
import { announcedAbsenceRoutes } from './roll-calls/announced-absence.routes.ts'
import { attendanceRoutes } from './roll-calls/attendance.routes.ts'
import { rollCallListRoutes } from './roll-calls/roll-call-list.routes.ts'
import { rollCallRoutes } from './roll-calls/roll-call.routes.ts'
import { rollMarkRoutes } from './roll-calls/roll-mark.routes.ts'
import { exportJobRoutes } from './export-jobs/export-job.routes.ts'
import { jobRunRoutes } from './job-runs/job-run.routes.ts'
import { editionFormRoutes } from './labs/edition-form.routes.ts'
import { editionRoutes } from './labs/edition.routes.ts'
import { labEnrolmentRoutes } from './labs/lab-enrolment.routes.ts'
import { planRoutes } from './labs/plan.routes.ts'
import { groupTeacherRoutes } from './labs/group-teacher.routes.ts'
import { rosterRoutes } from './labs/roster.routes.ts'
import { sessionActRoutes } from './labs/session-act.routes.ts'
import { sessionRoutes } from './labs/session.routes.ts'
import { editionAuthorisationRoutes } from './machine-authorisations/edition-authorisation.routes.ts'
import { machineAuthorisationRoutes } from './machine-authorisations/machine-authorisation.routes.ts'
import { moduleFormRoutes } from './lab-modules/module-form.routes.ts'
import { moduleRoutes } from './lab-modules/module.routes.ts'
import { noticeRoutes } from './notices/notice.routes.ts'
import { papersRoutes } from './paperwork/papers.routes.ts'
import { signingRoutes } from './paperwork/signing.routes.ts'
import { paperRegisterRoutes } from './paper-registers/paper-register.routes.ts'
import { partnerContactRoutes } from './partners/contact.routes.ts'
import { hostTutorRoutes } from './partners/host-tutor.routes.ts'
import { hostingRoutes } from './partners/hosting.routes.ts'
import { partnerListRoutes } from './partners/partner-list.routes.ts'
import { partnerSimilarityRoutes } from './partners/partner-similarity.routes.ts'
import { dossierRoutes } from './outcomes/dossier.routes.ts'
import { evaluationRoutes } from './outcomes/evaluation.routes.ts'
import { questionnaireRoutes } from './outcomes/questionnaire.routes.ts'
import { partnerRoutes } from './partners/partner.routes.ts'
import { partnerPlaceRoutes } from './partners/place.routes.ts'
import { qualificationRoutes } from './partners/qualification.routes.ts'
import { partnerMergeRoutes } from './partner-merges/partner-merge.routes.ts'
import { groupFormRoutes } from './placement-groups/group-form.routes.ts'
import { groupPlanRoutes } from './placement-groups/group-plan.routes.ts'
import { placementGroupRoutes } from './placement-groups/placement-group.routes.ts'
import { addendumRoutes } from './placements/addendum.routes.ts'
import { amendmentRoutes } from './placements/amendment.routes.ts'
import { offerFormRoutes } from './offers/offer-form.routes.ts'
import { offerRoutes } from './offers/offer.routes.ts'
import { placementFormRoutes } from './placements/placement-form.routes.ts'
import { placementListRoutes } from './placements/placement-list.routes.ts'
import { placementRoutes } from './placements/placement.routes.ts'
import { placementStepRoutes } from './placements/placement-step.routes.ts'
import { proposalRoutes } from './placements/proposal.routes.ts'
import { packRoutes } from './programme/pack.routes.ts'
import { programmeRoutes } from './programme/programme.routes.ts'
import { annexRoutes } from './protocols/annex.routes.ts'
import { protocolPartRoutes } from './protocols/protocol-part.routes.ts'
import { protocolReportRoutes } from './protocols/protocol-report.routes.ts'
import { protocolRoutes } from './protocols/protocol.routes.ts'
import { labRegisterRoutes } from './registers/lab-register.routes.ts'
import { ledgerRoutes } from './ledger/ledger.routes.ts'
import { priorHoursRoutes } from './ledger/prior-hours.routes.ts'
import { riskRoutes } from './ledger/risk.routes.ts'
import { hostMonthRoutes } from './registers/host-month.routes.ts'
import { registerRoutes } from './registers/register.routes.ts'
import { yearRegisterRoutes } from './registers/year-register.routes.ts'
import { verificationRoutes } from './registers/verification.routes.ts'
import { attestationRoutes } from './attestations/attestation.routes.ts'
import { choiceRoutes } from './choices/choice.routes.ts'
import { roundRunRoutes } from './round-runs/run.routes.ts'
import { assignmentRoutes } from './assignments/assignment.routes.ts'
import { outcomeCheckRoutes } from './assignments/outcome-check.routes.ts'
import { calendarRoutes } from './calendar/calendar.routes.ts'
import { feedRoutes } from './calendar/feed.routes.ts'
import { classListRoutes } from './schools/class-list-import.routes.ts'
import { classRoutes } from './schools/school-class.routes.ts'
import { schoolRoutes } from './schools/school.routes.ts'
import { studentRoutes } from './schools/student.routes.ts'
import { studentFileRoutes } from './student-files/student-file.routes.ts'
import { returnRoutes } from './submissions/return.routes.ts'
import { submissionRoutes } from './submissions/submission.routes.ts'
import { suspensionRoutes } from './suspensions/suspension.routes.ts'
import { retentionRoutes } from './privacy/retention.routes.ts'
import { personalDataRoutes } from './privacy/personal-data.routes.ts'
import { studentMergeRoutes } from './transfers/student-merge.routes.ts'
import { studentMoveRoutes } from './transfers/student-move.routes.ts'
import { transferRoutes } from './transfers/transfer.routes.ts'
import { roundRoutes } from './rounds/round.routes.ts'
import { roundSetupRoutes } from './rounds/round-setup.routes.ts'
import { roundWhoRoutes } from './rounds/round-who.routes.ts'
import type { Route } from './web/route.ts'

/** Every URL of the site with its gate, in feature order; a fixed address stands before one with a parameter. */
export const routes: readonly Route[] = [
  ...noticeRoutes,
  ...jobRunRoutes,
  ...exportJobRoutes,
  ...programmeRoutes,
  ...packRoutes,
  ...signInRoutes,
  ...accountRoutes,
  ...accessRecordRoutes,
  ...schoolRoutes,
  ...classRoutes,
  ...studentRoutes,
  ...classListRoutes,
  ...partnerListRoutes,
  ...partnerSimilarityRoutes,
  ...partnerRoutes,
  ...partnerContactRoutes,
  ...hostTutorRoutes,
  ...hostingRoutes,
  ...qualificationRoutes,
  ...partnerPlaceRoutes,
  ...contactRoutes,
  ...documentRoutes,
  ...agreementTemplateRoutes,
  ...agreementFormRoutes,
  ...agreementRoutes,
  ...agreementSigningRoutes,
  ...guestRoutes,
  ...hostLinkRoutes,
  ...studentFileRoutes,
  ...hostProposalRoutes,
  ...groupFormRoutes,
  ...groupPlanRoutes,
  ...placementGroupRoutes,
  ...addendumRoutes,
  ...amendmentRoutes,
  ...placementFormRoutes,
  ...placementListRoutes,
  ...placementRoutes,
  ...evaluationRoutes,
  ...dossierRoutes,
  ...questionnaireRoutes,
  ...papersRoutes,
  ...signingRoutes,
  ...placementStepRoutes,
  ...proposalRoutes,
  ...moduleFormRoutes,
  ...moduleRoutes,
  ...machineAuthorisationRoutes,
  ...editionAuthorisationRoutes,
  ...editionFormRoutes,
  ...editionRoutes,
  ...planRoutes,
  ...sessionRoutes,
  ...sessionActRoutes,
  ...labEnrolmentRoutes,
  ...rosterRoutes,
  ...groupTeacherRoutes,
  ...rollCallRoutes,
  ...rollMarkRoutes,
  ...announcedAbsenceRoutes,
  ...attendanceRoutes,
  ...rollCallListRoutes,
  ...absenceRoutes,
  ...hourEntryRoutes,
  ...logCopyRoutes,
  ...logLateRoutes,
  ...logGroupRoutes,
  ...logOfflineRoutes,
  ...diaryRoutes,
  ...approvalRoutes,
  ...hostAnswerRoutes,
  ...rectificationRoutes,
  ...closedMonthRoutes,
  ...paperRegisterRoutes,
  ...ledgerRoutes,
  ...riskRoutes,
  ...priorHoursRoutes,
  ...verificationRoutes,
  ...registerRoutes,
  ...hostMonthRoutes,
  ...yearRegisterRoutes,
  ...labRegisterRoutes,
  ...returnRoutes,
  ...submissionRoutes,
  ...attestationRoutes,
  ...choiceRoutes,
  ...offerFormRoutes,
  ...offerRoutes,
  ...roundRunRoutes,
  ...assignmentRoutes,
  ...outcomeCheckRoutes,
  ...roundRoutes,
  ...roundSetupRoutes,
  ...roundWhoRoutes,
  ...calendarRoutes,
  ...feedRoutes,
  ...protocolRoutes,
  ...protocolReportRoutes,
  ...protocolPartRoutes,
  ...annexRoutes,
  ...activityFormRoutes,
  ...activityRoutes,
  ...activityLabRoutes,
  ...suspensionRoutes,
  ...partnerMergeRoutes,
  ...studentMoveRoutes,
  ...studentMergeRoutes,
  ...transferRoutes,
  ...personalDataRoutes,
  ...retentionRoutes,
  ...homeRoutes,
]
