import type { Token } from '../../model/prose.ts';

/**
 * Words that change what the rest of their sentence says: who says it, whether it is so, and how sure that is.
 *
 * A clause that holds one of them is never left out of a line.
 */
const BINDING = new Set(
	`not n't n’t no never none nobody nothing neither nor without hardly barely scarcely cannot few little unable fail fails failed refuse refuses refused
	deny denies denied denying denial reject rejects rejected rejecting rule ruled dispute disputes disputed unlikely false falsely
	alleged allegedly allege alleges alleging reported reportedly apparently apparent possibly possible perhaps maybe may might could would suspected suspect
	thought believed supposed supposedly presumed presumably likely probably potentially unconfirmed unverified purported purportedly so-called rumoured rumored
	if unless until except only but although though however despite whether provided otherwise instead rather almost nearly
	appear appears appeared seem seems seemed expect expected estimated claimed claims claim claiming
	say says said saying tell tells told telling state states stated stating add adds added announce announces announced announcing according
	confirm confirms confirmed confirming report reports reporting accuse accuses accused accusing warn warns warned warning demand demands demanded demanding
	promise promises promised promising insist insists insisted insisting argue argues argued arguing suggest suggests suggested suggesting indicate indicates
	indicated indicating stress stresses stressed stressing note notes noted noting explain explains explained write wrote writes tweeted tweet posted asked ask
	asks urge urged urges urging call called calls calling vow vowed vows vowing pledge pledged describe described describes describing quote quoted cite cited
	citing believe believes think thinks feel feels hope hopes hoped admit admitted concede conceded declare declared maintain maintained maintains reveal
	revealed remark remarked reply replied recall recalled acknowledge acknowledged testify testified cautioned predict predicted adding`.split(
		/\s+/,
	),
);

/** True when a token of the range is one of the words that a line must not lose. */
export function isBinding(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (BINDING.has(tokens[at]!.lower)) return true;
	return false;
}

const SPEECH = new Set(
	'say says said saying tell tells told telling according add adds added state states stated announce announces announced confirm confirms confirmed report reports reported'.split(
		' ',
	),
);

/** True when a token of the range says that somebody says something. */
export function speaks(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = from; at < to; at++) if (SPEECH.has(tokens[at]!.lower)) return true;
	return false;
}
