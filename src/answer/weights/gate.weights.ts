// Made by test/train/gate.ts; see README.md beside this file.
export const GATE: readonly number[] = [-1.299,0.55,0.603,0.425,1.258,-0.171,0.766,0.045,0.611,-0.132,-0.096,-1.435,-0.133,-0.987,-0.205,0.47,1.191,-1.679,-1.903,-0.325,-0.382,-1.066,-0.844];
