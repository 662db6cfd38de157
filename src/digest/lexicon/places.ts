/** Countries, and the cities and regions that news uses for a government. Names of places are facts; the list is ours. */
const PLACES = `afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados
	belarus belgium belize benin bhutan bolivia bosnia botswana brazil brunei bulgaria burundi cambodia cameroon canada chad chile china
	colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt eritrea estonia eswatini ethiopia fiji
	finland france gabon gambia georgia germany ghana greece grenada guatemala guinea guyana haiti honduras hungary iceland india indonesia
	iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho
	liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia maldives mali malta mauritania mauritius mexico moldova
	monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan
	palau palestine panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia seychelles
	singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tonga
	tunisia turkey turkiye türkiye turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam yemen zambia zimbabwe
	britain england scotland wales gaza washington london paris berlin moscow beijing tokyo delhi brussels kyiv kiev tehran jerusalem cairo
	doha ankara riyadh baghdad damascus beirut kabul islamabad seoul pyongyang canberra ottawa madrid rome vienna geneva europe asia africa
	alabama alaska arkansas connecticut delaware hawaii idaho illinois indiana kansas kentucky louisiana maine maryland massachusetts
	minnesota mississippi missouri montana nebraska oklahoma tennessee utah vermont manhattan brooklyn queensland ontario quebec alberta
	america california texas florida ohio michigan virginia georgia pennsylvania wisconsin arizona nevada iowa colorado oregon boston
	chicago philadelphia baltimore atlanta dallas houston seattle detroit miami denver u.s. us u.k. uk eu u.n. un uae usa nato`;

export const PLACE_NAMES: ReadonlySet<string> = new Set(PLACES.trim().split(/\s+/));

const DEMONYM_ENDING = /(?:ian|ean|ish|ese|iot)s?$/;
const GIVEN_NAMES_LIKE_DEMONYMS = new Set(
	'ian brian adrian damian julian vivian sebastian fabian dorian gillian lillian marian sean jean dean'.split(' '),
);
const DEMONYMS: ReadonlySet<string> = new Set(
	`israeli iraqi pakistani qatari saudi kuwaiti yemeni omani emirati bahraini azerbaijani somali bengali nepali bangladeshi french dutch
	welsh greek american german african mexican korean thai swiss czech afghan arab turk kurd dane swede finn pole filipino cypriot
	us u.s. uk u.k. eu un u.n. sunni shia muslim jewish christian latino hispanic republican democratic democrat`
		.trim()
		.split(/\s+/),
);

/** True of "Israeli", "Palestinian", "US": a word for belonging to a place, a people or a party. Takes a lower-case word. */
export function isDemonym(word: string): boolean {
	return (
		DEMONYMS.has(word) ||
		(word.endsWith('s') && DEMONYMS.has(word.slice(0, -1))) ||
		(word.length > 4 && DEMONYM_ENDING.test(word) && !GIVEN_NAMES_LIKE_DEMONYMS.has(word))
	);
}
