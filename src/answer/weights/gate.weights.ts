// Made by test/train/gate.ts; see README.md beside this file.
export const GATE: readonly number[] = [-1.385,0.545,0.636,0.438,1.278,-0.174,0.837,0.038,0.613,-0.123,-0.095,-1.283,-0.131,-0.997,-0.215,0.541,1.192,-1.749,-1.922,-0.322,-0.391,-1.043,-0.869];
