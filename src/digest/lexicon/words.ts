/** The words of a list that is written with blanks between them. */
export function words(list: string): ReadonlySet<string> {
	return new Set(list.trim().split(/\s+/));
}
