/** Words that make a name one of a newspaper, a broadcaster or a news agency. */
const OUTLET_WORDS = new Set(
	`agency news newspaper media television tv radio times post journal tribune herald guardian observer gazette chronicle courier telegraph
	broadcaster network press magazine outlet daily weekly reuters cnn bbc nbc abc cbs npr pbs afp ap upi dpa efe ansa xinhua tass wafa
	anadolu kyodo yonhap bloomberg axios politico haaretz jazeera arabiya msnbc itv sky dw rte zeit spiegel monde figaro pais repubblica
	mirror express sun globe examiner inquirer dispatch record independent economist atlantic yorker newsweek reporters journalists`.split(
		/\s+/,
	),
);

/** Where people write for all to see. */
export const PLATFORMS = new Set(
	'twitter facebook instagram telegram whatsapp youtube tiktok weibo linkedin mastodon bluesky x'.split(' '),
);

/** What people say things in: "in a statement", "at a news conference". */
export const OCCASIONS = new Set(
	`statement interview letter tweet post speech email e-mail memo report briefing conference release editorial blog filing address
	message video call podcast article column testimony documentary`.split(/\s+/),
);

/** True when these words, in lower case, name an outlet. */
export function isOutlet(words: readonly string[]): boolean {
	return words.some((word) => OUTLET_WORDS.has(word));
}
