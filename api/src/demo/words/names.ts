import type { WorkingCountry } from '@sporbar/schema/calendar/working-days.ts';
import type { Dice } from '../walk/dice.ts';

interface Names {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Invented companies. */
  readonly companies: readonly string[];
}

const listed = (text: string): string[] => text.split(' ');

const names: Readonly<Record<WorkingCountry, Names>> = {
  NO: {
    given: listed(
      'Anita Arne Astrid Bente Bjørn Camilla Dagfinn Eirik Elin Espen Frode Gunn Hanne Harald Henrik Hilde Ida Jorunn Knut Kristin Lars Liv Magnus Marit Nina Odd Petter Ragnhild Sigurd Stine Terje Tone Trond Turid Vegard Wenche Øystein Åse',
    ),
    family: listed(
      'Aasen Bakke Berget Bjørnstad Dahl Eide Ellingsen Engen Fjeld Gjerde Hagen Haugland Helgesen Holm Iversen Kleven Kvam Lervik Lunde Moen Myhre Nesset Nygård Rognlien Rønning Sandvik Skogstad Solli Strand Sunde Sæther Tangen Tveit Vik Ødegård Åsheim',
    ),
    companies: [
      'Bakkeløkka Regnskap AS',
      'Elvebredden Tannklinikk AS',
      'Fjordgløtt Eiendom AS',
      'Granlia Mekaniske AS',
      'Havnekroken Kafé AS',
      'Lyngmo Arkitekter AS',
      'Myrvang Barnehage SA',
      'Nøtteliten Reiser AS',
      'Rognbær Trykkeri AS',
      'Skarvøy Sjømat AS',
      'Tindeblikk Hotell AS',
      'Ugleåsen Byggvare AS',
    ],
  },
  SE: {
    given: listed(
      'Agneta Anders Annika Birgitta Björn Carina Elin Emil Erik Eva Fredrik Gunilla Gustav Helena Ingela Jan Johan Karin Kjell Lena Linnea Magnus Malin Mats Monika Niklas Olle Oskar Pernilla Rolf Sara Sofia Stefan Tomas Ulla Viktor Åke Åsa Östen',
    ),
    family: listed(
      'Almgren Bergström Björk Blomqvist Dahlin Ek Eklund Engström Falk Forsberg Grönlund Hallberg Hedlund Holmgren Isaksson Kjellberg Lindahl Lundin Lövgren Månsson Nordin Nyström Sandberg Sjögren Skoglund Strandberg Sundin Söderlund Wallin Wikström Åberg Åkerman Öberg',
    ),
    companies: [
      'Björklunda Redovisning AB',
      'Fiskgränds Bageri AB',
      'Granhyttans Mekaniska AB',
      'Hamnkajens Fastigheter AB',
      'Klippans Tandvård AB',
      'Lingonbackens Förskola AB',
      'Norrbacka Arkitekter AB',
      'Rönnäs Tryckeri AB',
      'Skärgårdens Resor AB',
      'Tallåsens Byggvaror AB',
      'Vintergatans Hotell AB',
      'Ängsholms Trädgård AB',
    ],
  },
};

export const personName = (country: WorkingCountry, dice: Dice): string =>
  `${dice.pick(names[country].given)} ${dice.pick(names[country].family)}`;

export const companyName = (country: WorkingCountry, dice: Dice): string => dice.pick(names[country].companies);
