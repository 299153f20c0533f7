// The questionnaire that every city begins with, until it publishes its own: the areas of the evaluation sheets that schools
// use, and the key competences in the words of the guidelines.
// Source: D.M. 774/2019, annex on transversal competences; domain study 2.2 (scheda di valutazione).

import type { Bilingual } from '../programme/programme.rules.ts'
import { questionnaireOf } from './questionnaire.rules.ts'

const line = (it: string, en: string): Bilingual => ({ it, en })

export const firstQuestionnaire = questionnaireOf(
  1,
  {
    about: {
      commitment: [
        line('È puntuale e rispetta gli impegni', 'Is punctual and keeps commitments'),
        line('Rispetta le regole e le misure di sicurezza', 'Keeps the rules and the safety measures'),
        line('Si impegna con interesse in ciò che fa', 'Takes an active interest in the work'),
      ],
      personal: [
        line('Impara cose nuove e chiede quando non sa', 'Learns new things, and asks when in doubt'),
        line('Lavora bene con gli altri e comunica in modo chiaro', 'Works well with others and communicates clearly'),
        line('Gestisce il proprio tempo e gli imprevisti', 'Manages time and the unexpected'),
      ],
      citizenship: [
        line('Agisce con responsabilità verso persone e ambiente', 'Acts responsibly towards people and environment'),
      ],
      enterprise: [
        line('Prende l’iniziativa e propone soluzioni', 'Takes the initiative and proposes solutions'),
        line('Porta a termine il lavoro in autonomia', 'Completes work independently'),
      ],
      culture: [line('Esprime idee con creatività e cura', 'Expresses ideas with creativity and care')],
    },
    own: {
      host: [
        line('La preparazione dello studente era adatta al percorso', 'The student was prepared for the placement'),
        line('La collaborazione con la scuola ha funzionato', 'Working with the school went well'),
      ],
      student: [
        line('Le attività erano coerenti con ciò che studio', 'The activities fitted what I study'),
        line('Il tutor dell’ente mi ha seguito', 'The host tutor looked after me'),
        line('Il tutor della scuola mi ha seguito', 'The school tutor looked after me'),
        line('L’esperienza mi aiuta a scegliere che cosa fare dopo', 'The experience helps me choose what to do next'),
      ],
      tutor: [
        line('Il percorso ha rispettato il progetto formativo', 'The placement followed the training project'),
        line('L’ente è adatto ad accogliere altri studenti', 'The host is suited to more students'),
      ],
    },
  },
  null,
)
