import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Tally } from '../model/tally.ts';
import type { Waiting } from '../store/waiting.ts';

export interface Metrics {
	readonly tally: Tally;
	/** The numbers as Prometheus reads them. https://prometheus.io/docs/instrumenting/exposition_formats */
	text(): Promise<string>;
	readonly contentType: string;
}

/** Seconds. A digest of an article takes some milliseconds, one of a megabyte some seconds. */
const DIGEST = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];
const LATE = [0.1, 0.5, 1, 2, 5, 15, 60, 300, 3_600, 21_600];

/** Counts for `/metrics`. Labels have few values: platforms, states and kinds, never a channel or a person. */
export function metrics({ waiting }: { waiting: () => Promise<readonly Waiting[]> }): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	new Gauge({
		name: 'byline_deliveries',
		help: 'Deliveries in the store, by platform and state.',
		labelNames: ['platform', 'state'],
		registers,
		async collect() {
			this.reset();
			for (const { platform, state, count } of await waiting()) this.set({ platform, state }, count);
		},
	});
	return { tally: counters(registry), text: () => registry.metrics(), contentType: registry.contentType };
}

function counters(registry: Registry): Tally {
	const count = (name: string, help: string, labelNames: string[]) => new Counter({ name, help, labelNames, registers: [registry] });
	const seconds = (name: string, help: string, buckets: number[]) => new Histogram({ name, help, buckets, registers: [registry] });
	const events = count('byline_events_total', 'Events of platforms that were written down.', ['platform', 'kind']);
	const answers = count('byline_answers_total', 'Answers to questions, by what they could say.', ['outcome']);
	const attempts = count('byline_attempts_total', 'Posts that went to a platform, by what it said.', ['platform', 'status']);
	const refusals = count('byline_refusals_total', 'Posts that a platform refused for good, by reason.', ['platform', 'refusal']);
	const sources = count('byline_source_reads_total', 'Times that a source was read, or could not be.', ['topic', 'outcome']);
	const digests = seconds('byline_digest_seconds', 'How long a digest took.', DIGEST);
	const late = seconds('byline_slot_late_seconds', 'How long after its time a slot was taken up.', LATE);
	return {
		event: (kind, platform) => events.inc({ platform, kind }),
		answer: (outcome) => answers.inc({ outcome }),
		digest: (took) => digests.observe(took / 1_000),
		attempt: (platform, status) => attempts.inc({ platform, status }),
		refusal: (platform, refusal) => refusals.inc({ platform, refusal }),
		slot: (ms) => late.observe(Math.max(0, ms) / 1_000),
		source: (topic, outcome) => sources.inc({ topic, outcome }),
	};
}
