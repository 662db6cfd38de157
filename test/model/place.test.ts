import { expect, test } from 'vitest';
import { channel, platformOf, tenant, tenantOf } from '../../src/model/place.ts';

test('a reference tells its platform and its tenant', () => {
	expect(platformOf(channel('slack:T1/C1'))).toBe('slack');
	expect(tenantOf(channel('discord:G1/C1'))).toBe('discord:G1');
});

test.each(['', 'slack', 'slack:', ':T1', 'Slack:T1', 'slack:T 1', 'slack:T1\n'])('%j is no reference', (text) => {
	expect(() => tenant(text)).toThrow('is no reference');
});
