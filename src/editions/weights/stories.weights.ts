// Made by test/train/stories.ts; see README.md beside this file.
export const STORY_THRESHOLD = 0.5;
export const STORY_WEIGHTS: readonly number[] = [
	-0.847, -1.52, 5.577, 0.123, 0.089, 0.059, 4.216, 1.545, 2.31, -1.817, 3.565, -0.794, 0.485, 1.911, 0.356, 4.324, -0.777, 0.268, -0.291,
	1.488, -0.864, 0.883, 0.802, -1.929, 0.82, -0.321, -3.909, -0.96, -0.357, -0.498,
];
