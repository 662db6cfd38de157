function set(words: string): ReadonlySet<string> {
	return new Set(words.trim().split(/\s+/));
}

/** Words that say nothing about what a question or a sentence is about. */
export const GRAMMAR =
	set(`a an the this that these those it its he him his she her hers they them their we us our you your i me my mine and
	or but nor so yet if then than as of in on at to for from by with without into onto upon about over under after before between during
	through against among within per via is are was were be been being am do does did done doing has have had having can could may might
	must shall should will would ’s 's ’ ' n’t n't not no there here what which who whom whose when where why how s t all any some such
	very just also too only own same each every both either neither please tell say us me ok hi hello hey know d ll re ve 'll ’ll 're ’re
	've ’ve 'd ’d 'm ’m many much more most few lot one ones thing things kind sort type happen actually exactly really ca wo according still ever already yet document article text story report anybody anyone somebody someone everybody everyone`);

/** Words that turn a statement into its opposite. */
export const NEGATIONS =
	set(`not n’t n't no never none nobody nothing neither nor without cannot unable hardly fail refuse reject deny except
	unlike rather instead lack`);

/** Words for a reason. */
export const REASONS =
	set(`because since due cause reason result so therefore amid after over owing thanks given lead prompt blame attribute
	aim order purpose avoid prevent ensure allow force spark trigger drive persuade convince prompt let help`);
