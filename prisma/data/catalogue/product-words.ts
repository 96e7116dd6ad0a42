import type { ProductCode } from '../catalogue.ts';
import { names, type Names } from './words.ts';

export interface ProductWords {
  readonly name: Names;
  /** The product's page, as Markdown. Times and prices stand beside it on the page, so none are repeated here. */
  readonly info: Names;
}

const words = (name: Names, en: string, nb: string, sv: string): ProductWords => ({ name, info: { en, nb, sv } });

export const productWords: Readonly<Record<ProductCode, ProductWords>> = {
  WHOLESALE_ADSL_SHARED: words(
    names('Wholesale ADSL, shared access', 'ADSL for videresalg, delt tilgang', 'ADSL för återförsäljning, delad access'),
    'Broadband that you resell, on a line that keeps its telephone subscription. The speed reached depends on the length of the line.\n\nTo move to full access, order a **product conversion**; it cannot be chosen as an attribute.',
    'Bredbånd som du selger videre, på en linje som beholder telefonabonnementet. Hastigheten som oppnås, avhenger av lengden på linjen.\n\nVil du over til full tilgang, bestiller du en **produktkonvertering**; det kan ikke velges som egenskap.',
    'Bredband som du säljer vidare, på en ledning som behåller sitt telefonabonnemang. Hastigheten som uppnås beror på ledningens längd.\n\nVill du gå över till hel access beställer du en **produktkonvertering**; det kan inte väljas som egenskap.',
  ),
  WHOLESALE_ADSL_FULL: words(
    names('Wholesale ADSL, full access', 'ADSL for videresalg, full tilgang', 'ADSL för återförsäljning, hel access'),
    'Broadband that you resell, on a line without a telephone subscription. The line itself must be rented, so **line rental** is part of every order.',
    'Bredbånd som du selger videre, på en linje uten telefonabonnement. Selve linjen må leies, så **linjeleie** hører med i hver bestilling.',
    'Bredband som du säljer vidare, på en ledning utan telefonabonnemang. Själva ledningen måste hyras, så **ledningshyra** ingår i varje beställning.',
  ),
  RETAIL_ADSL: words(
    names('Retail ADSL', 'ADSL for privatkunder', 'ADSL för privatkunder'),
    'The carrier’s own broadband for private customers. It cannot be ordered here. It appears as the *previous product* when an end user changes to you.',
    'Leverandørens eget bredbånd for privatkunder. Det kan ikke bestilles her. Det vises som *tidligere produkt* når en sluttbruker bytter til deg.',
    'Leverantörens eget bredband för privatkunder. Det kan inte beställas här. Det visas som *tidigare produkt* när en slutkund byter till dig.',
  ),
  SHDSL: words(
    names('SHDSL', 'SHDSL', 'SHDSL'),
    'Broadband with the same speed in both directions, made for businesses. It needs a copper line of its own and cannot share one with telephony.',
    'Bredbånd med lik hastighet i begge retninger, beregnet på bedrifter. Det krever en egen kobberlinje og kan ikke dele linje med telefoni.',
    'Bredband med samma hastighet i båda riktningarna, avsett för företag. Det kräver en egen kopparledning och kan inte dela ledning med telefoni.',
  ),
  HDSL: words(
    names('HDSL', 'HDSL', 'HDSL'),
    'The older kind of broadband with the same speed in both directions. Choose SHDSL for new sites where it can be delivered.',
    'Den eldre typen bredbånd med lik hastighet i begge retninger. Velg SHDSL på nye steder der det kan leveres.',
    'Den äldre sortens bredband med samma hastighet i båda riktningarna. Välj SHDSL på nya platser där det kan levereras.',
  ),
  OA_SHARED: words(
    names('Operator access, shared', 'Operatøraksess, delt tilgang', 'Operatörsaccess, delad'),
    'You use the upper frequencies of the copper line for your own equipment, while the telephone subscription stays on the lower ones.',
    'Du bruker de øvre frekvensene på kobberlinjen til eget utstyr, mens telefonabonnementet beholder de nedre.',
    'Du använder kopparledningens övre frekvenser för egen utrustning, medan telefonabonnemanget behåller de nedre.',
  ),
  OA_FULL: words(
    names('Operator access, full', 'Operatøraksess, full tilgang', 'Operatörsaccess, hel'),
    'You take over the whole copper line from the exchange to the end user and connect your own equipment to it.',
    'Du overtar hele kobberlinjen fra sentralen til sluttbrukeren og kobler ditt eget utstyr til den.',
    'Du tar över hela kopparledningen från stationen till slutkunden och kopplar in din egen utrustning.',
  ),
  PSTN: words(
    names('Analogue telephony (PSTN)', 'Analog telefoni (PSTN)', 'Analog telefoni (PSTN)'),
    'One ordinary telephone line with one number. A number can be reserved before the order is placed.',
    'Én vanlig telefonlinje med ett nummer. Et nummer kan reserveres før bestillingen sendes.',
    'En vanlig telefonledning med ett nummer. Ett nummer kan reserveras innan beställningen skickas.',
  ),
  ISDN: words(
    names('Digital telephony (ISDN)', 'Digital telefoni (ISDN)', 'Digital telefoni (ISDN)'),
    'Digital telephone lines with two or thirty channels. They end in a **network termination**, which is part of every order.',
    'Digitale telefonlinjer med to eller tretti kanaler. De ender i en **nettermineringsenhet**, som hører med i hver bestilling.',
    'Digitala telefonledningar med två eller trettio kanaler. De slutar i en **nätterminal**, som ingår i varje beställning.',
  ),
  LEASED_LINE_LOW: words(
    names('Leased line up to 2 Mbit/s', 'Leid samband inntil 2 Mbit/s', 'Hyrd förbindelse upp till 2 Mbit/s'),
    'A fixed circuit between two addresses. It is priced at once when the distance between them can be calculated; otherwise we price it by hand.',
    'Et fast samband mellom to adresser. Det prises med en gang når avstanden mellom dem kan beregnes; ellers priser vi det manuelt.',
    'En fast förbindelse mellan två adresser. Den prissätts direkt när avståndet mellan dem kan beräknas; annars prissätter vi den manuellt.',
  ),
  LEASED_LINE_34M: words(
    names('Leased line 34 Mbit/s', 'Leid samband 34 Mbit/s', 'Hyrd förbindelse 34 Mbit/s'),
    'A fixed circuit of 34 Mbit/s. It is priced at once when both addresses lie in **access zone 1**; otherwise we price it by hand.',
    'Et fast samband på 34 Mbit/s. Det prises med en gang når begge adressene ligger i **tilknytningssone 1**; ellers priser vi det manuelt.',
    'En fast förbindelse på 34 Mbit/s. Den prissätts direkt när båda adresserna ligger i **anslutningszon 1**; annars prissätter vi den manuellt.',
  ),
  LEASED_LINE_155M: words(
    names('Leased line 155 Mbit/s', 'Leid samband 155 Mbit/s', 'Hyrd förbindelse 155 Mbit/s'),
    'A fixed circuit of 155 Mbit/s. It is priced at once when both addresses lie in **access zone 1**; otherwise we price it by hand.',
    'Et fast samband på 155 Mbit/s. Det prises med en gang når begge adressene ligger i **tilknytningssone 1**; ellers priser vi det manuelt.',
    'En fast förbindelse på 155 Mbit/s. Den prissätts direkt när båda adresserna ligger i **anslutningszon 1**; annars prissätter vi den manuellt.',
  ),
  LEASED_LINE_OTHER: words(
    names('Leased line, other speeds', 'Leid samband, andre hastigheter', 'Hyrd förbindelse, andra hastigheter'),
    'Higher speeds and other capacity products. They are not on the price list, so every request is priced by hand. That takes time: please send genuine requests only.',
    'Høyere hastigheter og andre kapasitetsprodukter. De står ikke i prislisten, så hver forespørsel prises manuelt. Det tar tid: send bare reelle forespørsler.',
    'Högre hastigheter och andra kapacitetsprodukter. De finns inte i prislistan, så varje förfrågan prissätts manuellt. Det tar tid: skicka bara verkliga förfrågningar.',
  ),
  COLOCATION: words(
    names('Colocation', 'Samlokalisering', 'Samlokalisering'),
    'Space, power and cooling for your equipment in our premises. Fill in the request form and attach it to the line; we price each request by hand.',
    'Plass, strøm og kjøling til utstyret ditt i våre lokaler. Fyll ut forespørselsskjemaet og legg det ved linjen; vi priser hver forespørsel manuelt.',
    'Plats, ström och kyla för din utrustning i våra lokaler. Fyll i förfrågningsformuläret och bifoga det till raden; vi prissätter varje förfrågan manuellt.',
  ),
};
