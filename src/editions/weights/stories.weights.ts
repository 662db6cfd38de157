// Made by test/train/stories.ts; see README.md beside this file.
export const STORY_THRESHOLD = 0.45;
export const STORY_WEIGHTS: readonly number[] = [
	-0.411, 0.0, 5.477, 0.0, 0.096, 0.064, 4.342, 1.552, 2.182, 0.0, 2.011, 0.0, 0.055, 1.786, 0.0, 2.446, -0.815, 0.259, -0.277, 1.507,
	-0.835, 0.903, 0.423, 0.0, 0.0, -0.126, -3.808, -1.014, -0.086, -0.664,
];
