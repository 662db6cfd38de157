// Made by test/train/gate.ts; see README.md beside this file.
export const GATE: readonly number[] = [-1.37,0.538,0.53,0.58,1.223,-0.036,0.825,0.285,0.625,-0.267,-0.182,-1.23,-0.163,-1.098,-0.295,0.456,1.196,-1.69,-1.875,-0.29,-0.409,-1.251,-0.678];
