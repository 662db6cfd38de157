import { createRequire } from 'node:module';
import type { Picture } from '../model/picture.ts';
import { drawCourse } from './course.ts';
import { drawTimeline } from './timeline.ts';

const require = createRequire(import.meta.url);
/** The font comes with the product, so that every machine draws the same. */
const FONTS = [require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'), require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')];

/** The drawing as SVG; null when there is too little to draw. */
export function svgOf(picture: Picture): string | null {
	return picture.kind === 'course' ? drawCourse(picture) : drawTimeline(picture);
}

/** The PNG, the same bytes for the same data. Throws when there is too little to draw. */
export async function draw(picture: Picture): Promise<Uint8Array> {
	const svg = svgOf(picture);
	if (!svg) throw new Error(`Cannot draw “${picture.title}”: it holds too little for a picture`);
	// Loaded at the first picture: most processes never draw one.
	const { Resvg } = await import('@resvg/resvg-js');
	return new Resvg(svg, { font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' } }).render().asPng();
}
