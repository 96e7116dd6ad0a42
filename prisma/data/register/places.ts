export interface Place {
  readonly country: 'NO' | 'SE';
  /** Middle of the town, degrees. */
  readonly lat: number;
  readonly lon: number;
  /** Real postcodes by access zone: zone 1 is the centre, 2 and 3 lie further out. */
  readonly zones: Readonly<Partial<Record<1 | 2 | 3, readonly string[]>>>;
  /** In the country properties have cadastral numbers in this municipality. */
  readonly rural?: string;
}

const place = (country: 'NO' | 'SE', lat: number, lon: number, zone1: string, zone2: string, zone3: string, rural?: string): Place => ({
  country,
  lat,
  lon,
  zones: { 1: listed(zone1), 2: listed(zone2), 3: listed(zone3) },
  ...(rural === undefined ? {} : { rural }),
});

const listed = (codes: string): string[] => codes.split(' ').filter(Boolean);

/** Where the demo has addresses. Each postcode is one of the postcode files. */
export const places: readonly Place[] = [
  // Oslo, Bergen, Trondheim, Stavanger, Tromsø, Kristiansand, Drammen, Lillehammer
  place(
    'NO',
    59.9127,
    10.7461,
    '0151 0152 0153 0154 0155 0157 0159 0160 0162 0164 0165 0166',
    '0357 0361 0450 0462 0550 0567',
    '0956 1081 1151 1262',
  ),
  place('NO', 60.3929, 5.3241, '5003 5005 5011 5014 5015 5017', '5031 5052 5063', '5068 5096 5097'),
  place('NO', 63.4305, 10.3951, '7010 7011 7012 7013 7014', '7018 7030 7042', '7048 7051 7066'),
  place('NO', 58.97, 5.7331, '4005 4006 4007 4008', '4010 4014', '4028 4034'),
  place('NO', 69.6496, 18.956, '9008 9009', '9010 9016', '9019'),
  place('NO', 58.1467, 7.9956, '4610 4611 4612', '4616 4632', '4639'),
  place('NO', 59.7439, 10.2045, '3015 3016 3017', '3024 3027', '3040 3048'),
  place('NO', 61.1153, 10.4662, '2609', '2615 2619', '2624'),
  // Halden with its countryside, Mo i Rana, and four valleys
  place('NO', 59.1226, 11.3875, '1767 1771 1772', '1776 1778', ''),
  place('NO', 59.198, 11.235, '', '', '1784 1788', '3101'),
  place('NO', 66.3128, 14.1428, '8622', '8624', '8610'),
  place('NO', 61.529, 10.139, '', '', '2630', '3439'),
  place('NO', 61.125, 8.571, '', '', '2975', '3454'),
  place('NO', 60.57, 9.103, '', '', '3540', '3322'),
  place('NO', 60.629, 8.561, '', '', '3570', '3328'),
  // Stockholm, Göteborg, Malmö, Uppsala, Lund, Umeå, Kiruna, Strömstad, Örebro
  place('SE', 59.3293, 18.0686, '11120 11122 11129 11134 11145 11151 11160', '11223 11224 11234 11237 12064 12066', '12611 12612'),
  place('SE', 57.7089, 11.9746, '41103 41104 41106 41111 41115', '41502 41512 41522 41532', '41541 41551'),
  place('SE', 55.605, 13.0038, '21115 21120 21122 21134', '21214 21222 21232', '21239'),
  place('SE', 59.8586, 17.6389, '75310 75320 75330', '75420 75430', '75440'),
  place('SE', 55.7047, 13.191, '22222 22350', '22237 22460', ''),
  place('SE', 63.8258, 20.263, '90325 90326 90328', '90332 90342', '90730 90742'),
  place('SE', 67.8558, 20.2253, '98131 98132', '98139', '98144'),
  place('SE', 58.9395, 11.1712, '45230 45231', '45235', '45291'),
  place('SE', 59.2753, 15.2134, '70211 70214', '70225 70234', '70340 70350'),
];

/** Invented street names. The first stands in the first postcode of every zone. */
export const streets: Readonly<Record<'NO' | 'SE', readonly string[]>> = {
  NO: [
    'Kirkeveien',
    'Klokkerbakken',
    'Bjørkelundveien',
    'Brannvaktgata',
    'Elgtråkket',
    'Fabrikkveien',
    'Fjordglimt',
    'Gamle Skolevei',
    'Granittveien',
    'Havnelagergata',
    'Jernbanekroken',
    'Kastanjealleen',
    'Lyngheiveien',
    'Møllerstua',
    'Nøstebakken',
    'Orreleiken',
    'Pakkhusgata',
    'Reperbanegata',
    'Rognebærveien',
    'Seilmakergata',
    'Smedstuveien',
    'Spinnerigata',
    'Telegrafbakken',
    'Tømmerfløteren',
    'Ugleveien',
    'Vintergata',
    'Åkersvingen',
    'Østre Havnegate',
  ],
  SE: [
    'Kyrkbyvägen',
    'Björklundsgatan',
    'Brandvaktsgatan',
    'Fabriksgränd',
    'Gamla Skolvägen',
    'Granitvägen',
    'Hamnmagasinsgatan',
    'Järnvägskroken',
    'Kastanjeallén',
    'Ljunghedsvägen',
    'Mjölnarstigen',
    'Orrvägen',
    'Packhusgränd',
    'Repslagarbacken',
    'Rönnbärsvägen',
    'Segelsömmargatan',
    'Spinnerivägen',
    'Telegrafbacken',
    'Timmergatan',
    'Ugglestigen',
    'Vintervägen',
    'Ängskroken',
    'Östra Hamngränd',
  ],
};
