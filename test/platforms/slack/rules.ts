/** Slack's documented rules for what is sent to it, each broken one as a sentence. https://docs.slack.dev/reference/block-kit */

type Json = Readonly<Record<string, unknown>>;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
	header: ['type', 'block_id', 'text'],
	context: ['type', 'block_id', 'elements'],
	actions: ['type', 'block_id', 'elements'],
	image: ['type', 'block_id', 'slack_file', 'alt_text'],
	rich_text: ['type', 'block_id', 'elements'],
	button: ['type', 'action_id', 'text', 'value', 'accessibility_label'],
	plain_text: ['type', 'text', 'emoji'],
	mrkdwn: ['type', 'text', 'verbatim'],
	rich_text_section: ['type', 'elements'],
	rich_text_quote: ['type', 'elements'],
	rich_text_list: ['type', 'style', 'elements'],
	text: ['type', 'text', 'style'],
};

export function brokenBlocks(blocks: unknown, { most = 50 } = {}): string[] {
	if (!Array.isArray(blocks)) return ['blocks are no list'];
	const ids = blocks.map((block: Json) => block.block_id);
	const size = JSON.stringify(blocks).length;
	return [
		...(blocks.length > most ? [`${blocks.length} blocks are more than ${most}`] : []),
		...(blocks.length === 0 ? ['there is no block'] : []),
		...(new Set(ids).size < ids.length ? ['two blocks have one block_id'] : []),
		...(size > 13_200 ? [`the blocks measure ${size} characters: msg_blocks_too_long`] : []),
		...blocks.flatMap((block: Json) => brokenBlock(block)),
	];
}

function brokenBlock(block: Json): string[] {
	const broken = [...unknownFields(block), ...tooLong(block.block_id, 255, 'block_id')];
	const elements = Array.isArray(block.elements) ? (block.elements as Json[]) : [];
	if (block.type === 'header') return [...broken, ...brokenText(block.text as Json, 150, ['plain_text'])];
	if (block.type === 'context') {
		if (elements.length < 1 || elements.length > 10) broken.push(`a context has ${elements.length} elements`);
		return [...broken, ...elements.flatMap((element) => brokenText(element, 3000, ['plain_text', 'mrkdwn']))];
	}
	if (block.type === 'actions') {
		if (elements.length < 1 || elements.length > 25) broken.push(`an actions block has ${elements.length} elements`);
		if (new Set(elements.map((element) => element.action_id)).size < elements.length)
			broken.push('two buttons of a block have one action_id');
		return [...broken, ...elements.flatMap(brokenButton)];
	}
	if (block.type === 'image')
		return [...broken, ...(block.alt_text ? [] : ['an image has no alt text']), ...tooLong(block.alt_text, 2000, 'alt_text')];
	if (block.type === 'rich_text') return [...broken, ...brokenRich(elements, ['rich_text_section', 'rich_text_quote', 'rich_text_list'])];
	return [...broken, `a block has the type ${block.type}`];
}

function brokenRich(elements: readonly Json[], types: readonly string[]): string[] {
	if (!elements.length) return ['rich text has no element'];
	return elements.flatMap((element) => {
		const broken = unknownFields(element);
		if (!types.includes(String(element.type))) return [`rich text holds a ${element.type}`];
		if (element.type === 'text') return element.text === '' ? [...broken, 'a text element is empty'] : broken;
		const inner = element.type === 'rich_text_list' ? ['rich_text_section'] : ['text'];
		return [...broken, ...brokenRich(element.elements as Json[], inner)];
	});
}

function brokenButton(button: Json): string[] {
	return [
		...unknownFields(button),
		...(button.type === 'button' ? [] : [`an actions block holds a ${button.type}`]),
		...brokenText(button.text as Json, 75, ['plain_text']),
		...tooLong(button.action_id, 255, 'action_id'),
		...tooLong(button.value, 2000, 'value'),
		...tooLong(button.accessibility_label, 75, 'accessibility_label'),
	];
}

function brokenText(text: Json, most: number, types: readonly string[]): string[] {
	const words = String(text.text ?? '');
	return [
		...unknownFields(text),
		...(types.includes(String(text.type)) ? [] : [`a ${text.type} stands where ${types.join(' or ')} must`]),
		...(words.trim() ? [] : ['a text is empty']),
		...tooLong(words, most, 'text'),
	];
}

function unknownFields(node: Json): string[] {
	const allowed = ALLOWED[String(node.type)] ?? [];
	return Object.keys(node).flatMap((field) => (allowed.includes(field) ? [] : [`a ${node.type} has no field "${field}"`]));
}

function tooLong(value: unknown, most: number, name: string): string[] {
	return typeof value === 'string' && value.length > most ? [`a ${name} of ${value.length} characters is longer than ${most}`] : [];
}

/** The arguments of each method that Byline calls. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
	'api.test': [],
	'auth.test': [],
	'apps.connections.open': [],
	'chat.postMessage': ['channel', 'thread_ts', 'text', 'blocks', 'metadata', 'unfurl_links', 'unfurl_media', 'link_names', 'parse'],
	'chat.update': ['channel', 'ts', 'text', 'blocks', 'metadata', 'link_names', 'parse'],
	'chat.delete': ['channel', 'ts'],
	'chat.postEphemeral': ['channel', 'user', 'thread_ts', 'text', 'blocks', 'link_names', 'parse'],
	'conversations.history': ['channel', 'limit', 'cursor', 'include_all_metadata'],
	'conversations.replies': ['channel', 'ts', 'limit', 'cursor', 'include_all_metadata'],
	'conversations.info': ['channel'],
	'users.info': ['user'],
	'files.getUploadURLExternal': ['filename', 'length', 'alt_txt'],
	'files.completeUploadExternal': ['files'],
	'views.publish': ['user_id', 'view'],
	'response url': ['response_type', 'replace_original', 'text', 'blocks', 'thread_ts'],
};

export function brokenCall(method: string, args: Json): string[] {
	const allowed = ARGUMENTS[method];
	if (!allowed) return [`nobody expects a call of ${method}`];
	const broken = Object.keys(args).flatMap((name) => (allowed.includes(name) ? [] : [`${method} has no argument "${name}"`]));
	const text = String(args.text ?? '');
	if (allowed.includes('text') && !text.trim()) broken.push(`${method} has no fallback text`);
	if (text.length > (method === 'chat.update' ? 4_000 : 40_000)) broken.push(`${method} has a text of ${text.length} characters`);
	if (method === 'chat.postMessage' && (args.unfurl_links !== 'false' || args.unfurl_media !== 'false')) broken.push('links are unfurled');
	if (method === 'views.publish') broken.push(...brokenBlocks((args.view as { blocks?: unknown }).blocks, { most: 100 }));
	else if (allowed.includes('blocks')) broken.push(...brokenBlocks(args.blocks));
	if (args.metadata) broken.push(...brokenMetadata(args.metadata as Json));
	return broken.map((rule) => `${method}: ${rule}`);
}

function brokenMetadata({ event_type: type, event_payload: payload, ...rest }: Json): string[] {
	const valid = typeof type === 'string' && typeof payload === 'object' && Object.keys(rest).length === 0;
	return valid ? [] : ['metadata is not an event_type and an event_payload'];
}
