import { phrases } from '../platform/words.ts'

/** What a host reads of the students it is asked to take in. */
export const proposalWords = phrases({
  proposals: ['Proposte di percorso', 'Proposed placements'],
  lead: [
    'Le scuole ti chiedono di accogliere questi studenti. Il nome lo saprai con i documenti, dopo il tuo sì.',
    'Schools ask you to take these students in. You will learn the names with the documents, after your yes.',
  ],
  waiting: [
    (count: number) =>
      count === 1 ? 'Una proposta aspetta la tua risposta.' : `${count} proposte aspettano la tua risposta.`,
    (count: number) =>
      count === 1 ? 'One proposal waits for your answer.' : `${count} proposals wait for your answer.`,
  ],
  open: ['Vedi le proposte', 'See the proposals'],
  none: ['Non ci sono proposte', 'There are no proposals'],
  noneAdvice: [
    'Quando una scuola ti chiederà di accogliere uno studente, lo troverai qui e ti scriveremo.',
    'When a school asks you to take a student in, you will find it here and we shall write to you.',
  ],
  student: ['Studente', 'Student'],
  course: [
    (year: number, track: string) => (track ? `classe ${year}ª, ${track}` : `classe ${year}ª`),
    (year: number, track: string) => (track ? `year ${year}, ${track}` : `year ${year}`),
  ],
  unknownCourse: ['studente', 'a student'],
  school: ['Istituto', 'School'],
  title: ['Percorso', 'Placement'],
  site: ['Sede', 'Site'],
  period: ['Periodo', 'Period'],
  from: ['Dal', 'From'],
  to: ['Al', 'To'],
  hours: ['Monte ore', 'Hours in all'],
  state: ['A che punto è', 'State'],
  proposed: ['Aspetta la tua risposta', 'Waits for your answer'],
  matched: ['Accettata', 'Accepted'],
  activities: ['Attività', 'Activities'],
  answer: ['La tua risposta', 'Your answer'],
  accept: ['Accetta', 'Accept'],
  acceptLead: [
    'Se accetti, la scuola prepara i documenti: lì troverai il nome dello studente e i contatti del tutor.',
    'If you accept, the school prepares the documents: there you find the name of the student and whom to call.',
  ],
  accepted: ['Grazie: la scuola ora prepara i documenti.', 'Thank you: the school now prepares the documents.'],
  acceptedNote: [
    'Hai accettato: la scuola sta preparando i documenti e ti dirà chi è lo studente.',
    'You have accepted: the school is preparing the documents and will tell you who the student is.',
  ],
  decline: ['Rifiuta', 'Decline'],
  declineReason: ['Perché non puoi accoglierlo', 'Why you cannot take the student in'],
  declineHint: [
    'Lo legge la scuola. Per esempio: in quel periodo siamo chiusi; vanno bene altri giorni.',
    'The school reads it. For example: we are closed in that period; other days would do.',
  ],
  declined: ['La scuola sa che non puoi accoglierlo, e perché.', 'The school knows that you decline, and why.'],
  summary: [
    (first: number, last: number, total: number) => (total === 0 ? '0 proposte' : `${first}–${last} di ${total}`),
    (first: number, last: number, total: number) => (total === 0 ? '0 proposals' : `${first}–${last} of ${total}`),
  ],
  atSchool: ['Impresa formativa simulata, a scuola', 'Simulated enterprise, at school'],
})
