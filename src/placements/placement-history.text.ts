import { phrases } from '../platform/words.ts'

/** What has happened to a placement. */
export const historyWords = phrases({
  'event-created': ['Bozza creata', 'Draft created'],
  'event-edited': ['Dati modificati', 'Edited'],
  'event-proposed': ['Proposto all’ente', 'Proposed to the host'],
  'event-taken-back': ['Proposta ritirata', 'Proposal taken back'],
  'event-accepted': ['Accettato dall’ente', 'Accepted by the host'],
  'event-declined': ['Rifiutato dall’ente', 'Declined by the host'],
  'event-agreed': ['Accordo con l’ente annotato dalla scuola', 'Agreement of the host noted by the school'],
  'event-documents-begun': ['Documenti avviati', 'Documents begun'],
  'event-activated': ['Percorso avviato', 'Started'],
  'event-start-undone': [
    'Avvio annullato: nello stesso momento l’ente è stato sospeso o è partito un altro percorso negli stessi orari',
    'Start undone: at the same moment the host was suspended or another placement started at the same times',
  ],
  'event-amended': ['Variazione registrata', 'Amended'],
  'event-amendment-undone': ['Variazione annullata', 'Amendment undone'],
  'event-addendum-signed': ['Atto aggiuntivo firmato', 'Addendum signed'],
  'event-tutors-changed': ['Tutor cambiati', 'Tutors changed'],
  'event-suspended': ['Percorso sospeso', 'Suspended'],
  'event-resumption-undone': [
    'Ripresa annullata: nello stesso momento l’ente è stato sospeso o è partito un altro percorso negli stessi orari',
    'Resumption undone: at the same moment the host was suspended or another placement started at the same times',
  ],
  'event-resumed': ['Percorso ripreso', 'Resumed'],
  'event-concluded': ['Percorso concluso', 'Concluded'],
  'event-evaluated': ['Percorso valutato', 'Evaluated'],
  'event-certified': ['Competenze certificate', 'Competences certified'],
  'event-cancelled': ['Percorso annullato', 'Cancelled'],
})
