import type { Words } from '../words.ts';

const comes: Words = {
  en: 'Between these products a technician has to come, so book a time before you submit (ISP-08).',
  nb: 'Mellom disse produktene må det komme en montør, så book en tid før du sender inn (ISP-08).',
  sv: 'Mellan de här produkterna måste en tekniker komma, så boka en tid innan du skickar in (ISP-08).',
};

const staysAway: Words = {
  en: 'Between ADSL products the change is made in the delivery system, and nobody has to come (ISP-07).',
  nb: 'Mellom ADSL-produkter gjøres byttet i leveransesystemet, og ingen må komme (ISP-07).',
  sv: 'Mellan ADSL-produkter görs bytet i leveranssystemet, och ingen behöver komma (ISP-07).',
};

/** ISP-07, ISP-08: why a technician comes, or does not. */
export const reasonOf = (technicianComes: boolean): Words => (technicianComes ? comes : staysAway);

/** What the losing organisation reads of it (ISP-19). */
export const changedOperator: Words = {
  en: 'The end user has changed operator.',
  nb: 'Sluttbrukeren har byttet operatør.',
  sv: 'Slutkunden har bytt operatör.',
};

/** What the desk reads where there was nothing left to end. */
export const nothingToEnd: Words = {
  en: 'The product that this change of ISP was to end, {circuit}, has been ended or changed meanwhile. Nothing was taken down.',
  nb: 'Produktet som dette byttet av ISP skulle avslutte, {circuit}, er avsluttet eller endret i mellomtiden. Ingenting er tatt ned.',
  sv: 'Produkten som det här bytet av ISP skulle avsluta, {circuit}, har avslutats eller ändrats under tiden. Inget har tagits ned.',
};
