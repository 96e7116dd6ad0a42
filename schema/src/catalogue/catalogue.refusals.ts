import { refusalsOf } from '../refusals.ts';

// `{en}`, `{nb}` and `{sv}` are the name of the attribute or add-on concerned, each language using its own.

export const noProduct = refusalsOf({
  notOrderable: {
    code: 'VALIDATION',
    ruleId: 'CAT-13',
    message: { en: '{en} cannot be ordered.', nb: '{nb} kan ikke bestilles.', sv: '{sv} kan inte beställas.' },
    hint: {
      en: 'Choose a wholesale product. This one only appears as the previous product in a change of ISP.',
      nb: 'Velg et produkt for videresalg. Dette vises bare som tidligere produkt ved bytte av ISP.',
      sv: 'Välj en produkt för återförsäljning. Den här visas bara som tidigare produkt vid byte av ISP.',
    },
  },
  quoteFirst: {
    code: 'QUOTE_REQUIRED',
    ruleId: 'CAT-03',
    message: {
      en: '{en} must be quoted before it can be ordered.',
      nb: '{nb} må prises i en prisforespørsel før det kan bestilles.',
      sv: '{sv} måste prissättas i en prisförfrågan innan den kan beställas.',
    },
    hint: {
      en: 'Create a quote, and order the line once it is completed.',
      nb: 'Opprett en prisforespørsel, og bestill linjen når den er ferdigbehandlet.',
      sv: 'Skapa en prisförfrågan och beställ raden när den är färdigbehandlad.',
    },
  },
  speedMissing: {
    code: 'VALIDATION',
    ruleId: 'CAT-04',
    message: { en: 'The speed is not chosen.', nb: 'Hastigheten er ikke valgt.', sv: 'Hastigheten är inte vald.' },
    hint: {
      en: 'Choose one of the speeds under Attributes.',
      nb: 'Velg en av hastighetene under Egenskaper.',
      sv: 'Välj en av hastigheterna under Egenskaper.',
    },
  },
  speedNotAllowed: {
    code: 'VALIDATION',
    ruleId: 'CAT-05',
    message: {
      en: 'The product has no speed of {value} kbit/s.',
      nb: 'Produktet har ingen hastighet på {value} kbit/s.',
      sv: 'Produkten har ingen hastighet på {value} kbit/s.',
    },
    hint: { en: 'Choose one of: {allowed}.', nb: 'Velg en av: {allowed}.', sv: 'Välj en av: {allowed}.' },
  },
  accessIsTheProduct: {
    code: 'ACCESS_TYPE_CHANGE',
    ruleId: 'CAT-06',
    message: {
      en: 'Full and shared access are different products; this is not an attribute.',
      nb: 'Full og delt tilgang er ulike produkter; dette er ikke en egenskap.',
      sv: 'Hel och delad access är olika produkter; detta är inte en egenskap.',
    },
    hint: {
      en: 'Choose the product with the access you want, or order a product conversion of the line you have.',
      nb: 'Velg produktet med ønsket tilgang, eller bestill produktkonvertering av linjen du har.',
      sv: 'Välj produkten med önskad access, eller beställ produktkonvertering av den ledning du har.',
    },
  },
  attributeMissing: {
    code: 'VALIDATION',
    ruleId: 'CAT-11',
    message: { en: '{en} must be chosen.', nb: '{nb} må velges.', sv: '{sv} måste väljas.' },
    hint: { en: 'Choose it under Attributes.', nb: 'Velg det under Egenskaper.', sv: 'Välj det under Egenskaper.' },
  },
  valueNotAllowed: {
    code: 'VALIDATION',
    ruleId: 'CAT-11',
    message: { en: '{en} cannot be {value}.', nb: '{nb} kan ikke være {value}.', sv: '{sv} kan inte vara {value}.' },
    hint: { en: 'Choose one of: {allowed}.', nb: 'Velg en av: {allowed}.', sv: 'Välj en av: {allowed}.' },
  },
  notANumber: {
    code: 'VALIDATION',
    ruleId: 'CAT-11',
    message: { en: '{en} must be a whole number.', nb: '{nb} må være et heltall.', sv: '{sv} måste vara ett heltal.' },
    hint: { en: 'Write digits only.', nb: 'Skriv bare sifre.', sv: 'Skriv enbart siffror.' },
  },
  attributeUnknown: {
    code: 'VALIDATION',
    ruleId: 'CAT-11',
    message: {
      en: 'The product has no attribute {key}.',
      nb: 'Produktet har ikke egenskapen {key}.',
      sv: 'Produkten har inte egenskapen {key}.',
    },
    hint: {
      en: 'Remove it, or choose another product.',
      nb: 'Fjern det, eller velg et annet produkt.',
      sv: 'Ta bort det, eller välj en annan produkt.',
    },
  },
  addOnMissing: {
    code: 'VALIDATION',
    ruleId: 'CAT-09',
    message: {
      en: 'The product does not work without {en}.',
      nb: 'Produktet fungerer ikke uten {nb}.',
      sv: 'Produkten fungerar inte utan {sv}.',
    },
    hint: { en: 'Add it to the line.', nb: 'Legg den til på linjen.', sv: 'Lägg till den på raden.' },
  },
  addOnUnknown: {
    code: 'VALIDATION',
    ruleId: 'CAT-09',
    message: {
      en: 'The product has no add-on {code}.',
      nb: 'Produktet har ikke tilleggstjenesten {code}.',
      sv: 'Produkten har inte tilläggstjänsten {code}.',
    },
    hint: {
      en: 'Remove it, or choose another product.',
      nb: 'Fjern den, eller velg et annet produkt.',
      sv: 'Ta bort den, eller välj en annan produkt.',
    },
  },
});
